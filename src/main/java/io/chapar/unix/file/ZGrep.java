package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** zgrep(1): grep in what gzip has packed. */
final class ZGrep implements Program {
  private static final String WITH_ARGUMENT = "efmABC";

  @Override
  public int run(Process p) throws IOException {
    List<String> options = new ArrayList<>(List.of(p.name().substring(1)));
    List<String> operands = new ArrayList<>();
    boolean pattern = false;
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith("-") && arg.length() > 1) {
        options.add(arg);
        pattern |= arg.matches("-[a-zA-Z]*[ef].*");
        if (arg.length() == 2 && WITH_ARGUMENT.indexOf(arg.charAt(1)) >= 0 && i + 1 < args.size()) {
          options.add(args.get(++i));
        }
      } else {
        operands.add(arg);
      }
    }
    if (!pattern) {
      if (operands.isEmpty()) {
        p.err().print("Usage: " + p.name() + " [OPTION]... [-e] PATTERN [FILE]...\n");
        return 2;
      }
      options.add("-e");
      options.add(operands.remove(0));
    }
    if (operands.isEmpty()) {
      return grep(p, options, p.in().readAllBytes());
    }
    boolean label = operands.size() > 1;
    int status = 1;
    for (String file : operands) {
      byte[] bytes;
      try {
        bytes = p.readAll(file);
      } catch (DiskException e) {
        Gnu.error(p, file + ": " + e.getMessage());
        status = 2;
        continue;
      }
      List<String> argv = new ArrayList<>(options);
      if (label) {
        argv.add(1, "-H");
        argv.add(1, "--label=" + file);
      }
      int result = grep(p, argv, bytes);
      status =
          result == 0 && status == 1
              ? 0
              : Math.max(status == 1 ? 0 : status, result == 1 ? 0 : result);
      status = result == 1 && status == 0 && !label ? 1 : status;
    }
    return status;
  }

  private static int grep(Process p, List<String> argv, byte[] bytes) throws IOException {
    boolean packed = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    byte[] plain = packed ? Gzip.inflate(p, bytes) : bytes;
    Process child = p.fork();
    child.attach(0, Channels.input(plain));
    return child.run(c -> Launch.exec(c, argv));
  }
}
