package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** env(1). */
final class Env implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "i,ignore-environment",
              "0,null",
              "u,unset=",
              "C,chdir=",
              "S,split-string=",
              "-block-signal=?",
              "-default-signal=?",
              "-ignore-signal=?",
              "-list-signal-handling",
              "v,debug")
          .status(125)
          .inOrder();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> rest = new ArrayList<>();
    String split = o.value("S");
    if (split != null) {
      rest.addAll(List.of(split.strip().split("\\s+")));
    }
    rest.addAll(o.operands());
    if (!rest.isEmpty() && rest.get(0).equals("-")) {
      p.env().clear();
      rest.remove(0);
    }
    if (o.has("i")) {
      p.env().clear();
    }
    for (String name : o.values("u")) {
      if (name.isEmpty() || name.contains("=")) {
        return Gnu.error(p, 125, "cannot unset " + Quote.locale(name) + ": Invalid argument");
      }
      p.env().remove(name);
    }
    while (!rest.isEmpty() && rest.get(0).indexOf('=') >= 0) {
      String assignment = rest.remove(0);
      int equals = assignment.indexOf('=');
      p.env().put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    String directory = o.value("C");
    if (directory != null) {
      try {
        p.chdir(directory);
      } catch (DiskException e) {
        return Gnu.error(
            p, 125, "cannot change directory to " + Quote.shell(directory) + ": " + e.getMessage());
      }
    }
    if (rest.isEmpty()) {
      for (Map.Entry<String, String> each : p.env().entrySet()) {
        p.out().print(each.getKey() + "=" + each.getValue() + (o.has("0") ? "\0" : "\n"));
      }
      return 0;
    }
    try {
      return Launch.exec(p, rest);
    } catch (DiskException e) {
      Gnu.error(p, Quote.locale(rest.get(0)) + ": " + e.getMessage());
      if (e.errno() == Errno.ENOENT && rest.get(0).contains(" ")) {
        Gnu.error(p, "use -[v]S to pass options in shebang lines");
      }
      return e.errno() == Errno.ENOENT ? 127 : 126;
    }
  }
}
