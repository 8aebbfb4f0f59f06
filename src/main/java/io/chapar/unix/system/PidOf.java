package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** pidof(8). */
final class PidOf implements Program {
  private static final Options OPTIONS = Options.of("s", "c", "n", "q", "x", "o=", "d=", "S=", "z");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> pids = new ArrayList<>();
    for (String operand : o.operands()) {
      String name = operand.substring(operand.lastIndexOf('/') + 1);
      for (ProcessTable.Row row : ProcessTable.rows(p)) {
        String first = row.args().split(" ")[0];
        boolean same =
            row.comm().equals(name)
                || operand.contains("/") && first.equals(operand)
                || o.has("x")
                    && row.args().split(" ").length > 1
                    && row.args().split(" ")[1].endsWith("/" + name);
        if (same && row.pid() != p.pid() && !o.values("o").contains("" + row.pid())) {
          pids.add("" + row.pid());
        }
      }
    }
    Collections.reverse(pids);
    if (!pids.isEmpty() && !o.has("q")) {
      p.out().println(o.has("s") ? pids.get(0) : String.join(o.value("S", " "), pids));
    }
    return pids.isEmpty() ? 1 : 0;
  }
}
