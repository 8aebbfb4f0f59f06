package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Manual;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** whereis(1): the program, and the page of the manual, that belong to a name. */
final class WhereIs implements Program {
  private static final Options OPTIONS =
      Options.of("b", "m", "s", "-B=", "-M=", "-S=", "-f", "-u", "-g", "-l")
          .version("util-linux", "2.38.1");
  private static final List<String> PLACES =
      List.of(
          "/usr/bin",
          "/usr/sbin",
          "/bin",
          "/sbin",
          "/usr/lib",
          "/etc",
          "/usr/local/bin",
          "/usr/local/sbin",
          "/usr/share");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      p.err().print("whereis: not enough arguments\nTry 'whereis --help' for more information.\n");
      return 1;
    }
    boolean all = !o.has("b") && !o.has("m") && !o.has("s");
    for (String operand : o.operands()) {
      String name = operand.substring(operand.lastIndexOf('/') + 1);
      Set<String> found = new LinkedHashSet<>();
      if (all || o.has("b")) {
        for (String place : PLACES) {
          if (!p.files().exists(place)) {
            continue;
          }
          String real = p.files().realpath(place);
          if (p.files().exists(real + "/" + name)) {
            found.add(real + "/" + name);
          }
        }
      }
      if (all || o.has("m")) {
        for (String section : List.of("1", "5", "7", "8")) {
          if (Manual.page(name, section) != null) {
            found.add("/usr/share/man/man" + section + "/" + name + "." + section + ".gz");
          }
        }
      }
      p.out().println(operand + ":" + (found.isEmpty() ? "" : " " + String.join(" ", found)));
    }
    return 0;
  }
}
