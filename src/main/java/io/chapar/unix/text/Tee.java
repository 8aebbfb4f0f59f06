package io.chapar.unix.text;

import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** tee(1). */
final class Tee implements Program {
  private static final Options OPTIONS =
      Options.coreutils("a,append", "i,ignore-interrupts", "p", "-output-error=?");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("i")) {
      p.ignore(Signal.INT);
    }
    int status = 0;
    List<Integer> fds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String name : o.operands()) {
      EnumSet<Files.Mode> how = EnumSet.of(Files.Mode.WRITE, Files.Mode.CREATE);
      how.add(o.has("a") ? Files.Mode.APPEND : Files.Mode.TRUNCATE);
      try {
        fds.add(p.allocate(p.open(name, how, 0666), 3));
        names.add(name);
      } catch (IOException e) {
        status = Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
      }
    }
    byte[] buffer = new byte[8192];
    for (int n; (n = p.read(0, buffer, 0, buffer.length)) > 0; ) {
      p.write(1, buffer, 0, n);
      for (int i = 0; i < fds.size(); i++) {
        try {
          p.write(fds.get(i), buffer, 0, n);
        } catch (IOException e) {
          status = Say.error(p, 1, names.get(i) + ": " + Say.reason(e));
          fds.remove(i);
          names.remove(i--);
        }
      }
    }
    return status;
  }
}
