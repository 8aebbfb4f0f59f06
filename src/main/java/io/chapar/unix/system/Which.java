package io.chapar.unix.system;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;
import java.util.List;

/** which(1) of debianutils. */
final class Which implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    boolean all = false;
    int i = 0;
    for (; i < args.size() && args.get(i).startsWith("-"); i++) {
      switch (args.get(i)) {
        case "-a" -> all = true;
        case "--" -> {}
        default -> {
          p.out().println("Illegal option " + args.get(i));
          p.out().println("Usage: /usr/bin/which [-a] args");
          return 2;
        }
      }
    }
    int status = i == args.size() ? 1 : 0;
    for (String name : args.subList(i, args.size())) {
      boolean found = false;
      List<String> places =
          name.contains("/") ? List.of("") : List.of(p.env("PATH", "").split(":", -1));
      for (String place : places) {
        String path = place.isEmpty() ? name : place + "/" + name;
        Inode inode = p.files().peek(p.path(path));
        if (inode != null && inode.isRegular() && p.credentials().may(inode, 1)) {
          p.out().println(path);
          found = true;
          if (!all) {
            break;
          }
        }
      }
      status = found ? status : 1;
    }
    return status;
  }
}
