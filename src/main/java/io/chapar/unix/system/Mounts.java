package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** findmnt(8), mountpoint(1) and umount(8): what is mounted, and that it stays so. */
final class Mounts implements Program {
  private static final Options FIND =
      Options.of(
              "n,noheadings",
              "o,output=",
              "t,types=",
              "T,target=",
              "l,list",
              "r,raw",
              "-J,json",
              "-D,df",
              "-s,fstab",
              "-S,source=",
              "-P,pairs",
              "-R,submounts")
          .version("util-linux", "2.38.1");
  private static final Options POINT =
      Options.of("q,quiet", "d,fs-devno", "-x,devno", "-nofollow").version("util-linux", "2.38.1");

  /** A line of /proc/mounts. */
  private record Mount(String source, String target, String type, String options) {
    String column(String name) {
      return switch (name) {
        case "TARGET" -> target;
        case "SOURCE" -> source;
        case "FSTYPE" -> type;
        case "OPTIONS" -> options;
        default -> "";
      };
    }
  }

  @Override
  public int run(Process p) throws IOException {
    return switch (p.name()) {
      case "mountpoint" -> point(p);
      case "umount" -> unmount(p);
      default -> find(p);
    };
  }

  private static List<Mount> mounts(Process p) throws IOException {
    List<Mount> all = new ArrayList<>();
    for (String line : p.machine().root().text("/proc/1/mounts").lines().toList()) {
      String[] f = line.split(" ");
      all.add(new Mount(f[0], f[1], f[2], f[3]));
    }
    return all;
  }

  private static boolean mounted(Process p, String path) throws IOException {
    String real = p.files().realpath(p.path(path));
    return mounts(p).stream().anyMatch(m -> m.target().equals(real));
  }

  private static int point(Process p) throws IOException {
    Options.Parsed o = POINT.parse(p);
    if (o.operands().size() != 1) {
      p.err().print("mountpoint: bad usage\nTry 'mountpoint --help' for more information.\n");
      return 1;
    }
    String name = o.operands().get(0);
    if (!p.files().exists(p.path(name))) {
      p.err().print(o.has("q") ? "" : "mountpoint: " + name + ": No such file or directory\n");
      return 1;
    }
    boolean is = mounted(p, name);
    if (!o.has("q")) {
      p.out().println(name + " is " + (is ? "" : "not ") + "a mountpoint");
    }
    return is ? 0 : 32;
  }

  private static int unmount(Process p) throws IOException {
    List<String> names = Options.of("f", "l", "r", "v", "a", "R", "t=", "n").parse(p).operands();
    if (names.isEmpty()) {
      p.err().print("umount: bad usage\nTry 'umount --help' for more information.\n");
      return 1;
    }
    for (String name : names) {
      boolean exists = p.files().exists(p.path(name));
      p.err()
          .print(
              "umount: "
                  + name
                  + (!exists
                      ? ": no mount point specified.\n"
                      : mounted(p, name) ? ": target is busy.\n" : ": not mounted.\n"));
    }
    return 32;
  }

  private static int find(Process p) throws IOException {
    Options.Parsed o = FIND.parse(p);
    List<Mount> found = new ArrayList<>(mounts(p));
    String type = o.value("t");
    if (type != null) {
      found.removeIf(m -> !List.of(type.split(",")).contains(m.type()));
    }
    String inside = o.value("T");
    if (inside != null) {
      String real = p.files().exists(p.path(inside)) ? p.files().realpath(p.path(inside)) : "";
      String best =
          found.stream()
              .map(Mount::target)
              .filter(t -> t.equals("/") || (real + "/").startsWith(t + "/"))
              .reduce("", (a, b) -> b.length() >= a.length() ? b : a);
      found.removeIf(m -> real.isEmpty() || !m.target().equals(best));
    }
    for (String wanted : o.operands()) {
      String path = wanted.startsWith("/") ? wanted : p.path(wanted);
      found.removeIf(m -> !m.target().equals(path) && !m.source().equals(wanted));
    }
    if (found.isEmpty()) {
      return 1;
    }
    List<String> columns =
        List.of(o.value("o", "TARGET,SOURCE,FSTYPE,OPTIONS").toUpperCase(Locale.ROOT).split(","));
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns);
    boolean tree = !o.has("l") && !o.has("r") && type == null && inside == null;
    for (Mount m : found) {
      List<String> row = new ArrayList<>(columns.stream().map(m::column).toList());
      if (tree && found.size() > 1 && !m.target().equals("/") && columns.get(0).equals("TARGET")) {
        row.set(0, (m == found.get(found.size() - 1) ? "└─" : "├─") + m.target());
      }
      rows.add(row);
    }
    for (List<String> row : o.has("n") ? rows.subList(1, rows.size()) : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        boolean last = i == row.size() - 1;
        line.append(i == 0 ? "" : " ").append(row.get(i));
        line.append(last || o.has("r") ? "" : " ".repeat(width - row.get(i).length()));
      }
      p.out().println(line.toString());
    }
    return 0;
  }
}
