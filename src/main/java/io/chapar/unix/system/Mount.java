package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** mount(8) without arguments, findmnt's short form: a host has one disk and /proc. */
final class Mount implements Program {
  private static final Options OPTIONS =
      Options.of("l,show-labels", "t,types=", "-a,all", "-o,options=", "h,help");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (!o.operands().isEmpty()) {
      p.err().print("mount: mounting is not simulated here\n");
      return 2;
    }
    String type = o.value("t");
    for (String line : p.machine().root().text("/proc/1/mounts").lines().toList()) {
      List<String> f = List.of(line.split(" "));
      if (type == null || List.of(type.split(",")).contains(f.get(2))) {
        p.out().println(f.get(0) + " on " + f.get(1) + " type " + f.get(2) + " (" + f.get(3) + ")");
      }
    }
    return 0;
  }
}
