package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** kill(1) of procps; at a prompt the shell's own is used. */
final class Kill implements Program {
  private static final String NAMES =
      "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP"
          + " TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS";

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    Signal signal = Signal.TERM;
    boolean ask = false;
    if (!args.isEmpty() && args.get(0).startsWith("-") && args.get(0).length() > 1) {
      String first = args.remove(0);
      if (first.equals("-l") || first.equals("--list")) {
        return list(p, args);
      }
      if (first.equals("-L") || first.equals("--table")) {
        return table(p);
      }
      if (first.equals("--help") || first.equals("-h")) {
        return Shadow.help(p);
      }
      if (!first.equals("--")) {
        String name = first.substring(1);
        if (first.equals("-s") || first.equals("--signal")) {
          name = args.isEmpty() ? "" : args.remove(0);
        } else if (first.startsWith("--signal=")) {
          name = first.substring(9);
        }
        Signal named = Signal.of(name);
        ask = name.equals("0");
        if (named == null && !ask) {
          p.err().print(p.args().get(0) + ": invalid argument " + name.charAt(0) + "\n\n");
          p.err().print(io.chapar.unix.Manual.help("kill"));
          return 1;
        }
        signal = named == null ? signal : named;
      }
    }
    if (args.isEmpty()) {
      p.err().print(io.chapar.unix.Manual.help("kill"));
      return 1;
    }
    int status = 0;
    for (String arg : args) {
      if (!arg.matches("-?\\d{1,9}")) {
        p.err().print(p.args().get(0) + ": failed to parse argument: '" + arg + "'\n");
        status = 1;
        continue;
      }
      int pid = Integer.parseInt(arg);
      try {
        if (pid < 0) {
          boolean any = p.machine().processes().signalGroup(-pid, signal);
          if (!any) {
            throw new DiskException(io.chapar.disk.Errno.ESRCH, arg);
          }
        } else {
          p.machine().processes().kill(p, pid, ask ? null : signal);
        }
      } catch (DiskException e) {
        p.err().print(p.args().get(0) + ": (" + arg + "): " + e.getMessage() + "\n");
        status = 1;
      }
    }
    return status;
  }

  private static int list(Process p, List<String> args) throws IOException {
    if (args.isEmpty()) {
      String[] names = NAMES.split(" ");
      StringBuilder line = new StringBuilder();
      for (String name : names) {
        if (line.length() + name.length() + 1 > 80) {
          p.out().println(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(name);
      }
      p.out().println(line.toString());
      return 0;
    }
    for (String arg : args) {
      Signal signal = Signal.of(arg);
      if (signal == null) {
        p.err().print(p.args().get(0) + ": unknown signal name " + arg + "\n");
        return 1;
      }
      p.out().println(Character.isDigit(arg.charAt(0)) ? signal.name() : "" + signal.number());
    }
    return 0;
  }

  private static int table(Process p) throws IOException {
    String[] names = NAMES.split(" ");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      boolean end = i % 7 == 6;
      String cell = String.format("%2d %-8s", i + 1, names[i]);
      out.append(end ? cell.stripTrailing() + "\n" : cell);
    }
    p.out().println(out.toString());
    return 0;
  }
}
