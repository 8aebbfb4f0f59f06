package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.UnitFile;
import java.io.IOException;
import java.util.List;

/** service(8). */
final class ServiceCommand implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    if (args.isEmpty() || args.get(0).equals("-h") || args.get(0).equals("--help")) {
      p.out()
          .println(
              "Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]");
      return args.isEmpty() ? 1 : 0;
    }
    if (args.get(0).equals("--status-all")) {
      for (String name : UnitFile.names(p.machine())) {
        UnitFile unit = UnitFile.load(p.machine(), name);
        if (unit != null && name.endsWith(".service") && !name.contains("@")) {
          p.out()
              .println(
                  " [ "
                      + (p.machine().units().active(unit) ? "+" : "-")
                      + " ]  "
                      + name.replaceFirst("\\.service$", ""));
        }
      }
      return 0;
    }
    if (UnitFile.load(p.machine(), args.get(0)) == null) {
      p.err().print(args.get(0) + ": unrecognized service\n");
      return 1;
    }
    if (args.size() < 2) {
      p.err()
          .print(
              "Usage: service "
                  + args.get(0)
                  + " {start|stop|reload|restart|force-reload|status}\n");
      return 1;
    }
    String verb = args.get(1).equals("--full-restart") ? "restart" : args.get(1);
    return p.exec("/usr/bin/systemctl", List.of("systemctl", verb, args.get(0)), p.env());
  }
}
