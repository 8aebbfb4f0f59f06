package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** killall(1) of psmisc. */
final class KillAll implements Program {
  private static final Options OPTIONS =
      Options.of(
          "e,exact",
          "I,ignore-case",
          "-g,process-group",
          "-i,interactive",
          "l,list",
          "q,quiet",
          "-r,regexp",
          "s,signal=",
          "u,user=",
          "v,verbose",
          "-w,wait",
          "V");

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    Signal signal = Signal.TERM;
    boolean ask = false;
    if (!args.isEmpty() && args.get(0).matches("-(\\d+|[A-Z][A-Z0-9]+)")) {
      String name = args.remove(0).substring(1);
      Signal named = Signal.of(name);
      ask = name.equals("0");
      if (named == null && !ask) {
        return p.fail(1, name + ": unknown signal; killall -l lists signals.");
      }
      signal = named == null ? signal : named;
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    if (o.has("l")) {
      return new Kill().run(p);
    }
    String wanted = o.value("s");
    if (wanted != null) {
      Signal named = Signal.of(wanted);
      if (named == null) {
        return p.fail(1, wanted + ": unknown signal; killall -l lists signals.");
      }
      signal = named;
    }
    if (o.operands().isEmpty() && !o.has("u")) {
      p.err().print(io.chapar.unix.Manual.help("killall"));
      return 1;
    }
    int status = 0;
    for (String name : o.operands()) {
      boolean any = false;
      for (ProcessTable.Row row : ProcessTable.rows(p)) {
        boolean same = o.has("I") ? row.comm().equalsIgnoreCase(name) : row.comm().equals(name);
        String user = o.value("u");
        if (!same
            || row.pid() == p.pid()
            || user != null && !user.equals(p.machine().users().userName(row.uid()))) {
          continue;
        }
        try {
          p.machine().processes().kill(p, row.pid(), ask ? null : signal);
          any = true;
          if (o.has("v")) {
            p.err()
                .print(
                    "Killed " + name + "(" + row.pid() + ") with signal " + signal.number() + "\n");
          }
        } catch (DiskException e) {
          any = true;
          status = 1;
          p.err().print(name + "(" + row.pid() + "): " + e.getMessage() + "\n");
        }
      }
      if (!any) {
        status = 1;
        if (!o.has("q")) {
          p.err().print(name + ": no process found\n");
        }
      }
    }
    return status;
  }
}
