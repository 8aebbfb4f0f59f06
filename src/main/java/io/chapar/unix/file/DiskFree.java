package io.chapar.unix.file;

import io.chapar.disk.Disk;
import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** df(1): a host has one file system. */
final class DiskFree implements Program {
  private static final String SOURCE = "/dev/vda1";
  private static final String TYPE = "ext4";
  private static final Options OPTIONS =
      Options.coreutils(
          "a,all",
          "B,block-size=",
          "h,human-readable",
          "H,si",
          "i,inodes",
          "k",
          "l,local",
          "m",
          "no-sync",
          "output=?",
          "P,portability",
          "sync",
          "total",
          "t,type=",
          "T,print-type",
          "x,exclude-type=",
          "v");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    int status = 0;
    int found = o.operands().isEmpty() ? 1 : 0;
    for (String name : o.operands()) {
      try {
        p.files().stat(p.path(name));
        found++;
      } catch (DiskException e) {
        status = Gnu.error(p, 1, Quote.shellIfNeeded(name) + ": " + e.getMessage());
      }
    }
    boolean typed = o.values("t").isEmpty() || o.values("t").contains(TYPE);
    if (found > 0 && (!typed || o.values("x").contains(TYPE))) {
      return Gnu.error(p, 1, "no file systems processed");
    }
    if (found == 0) {
      return status;
    }
    List<List<String>> columns = columns(p, o);
    int rows = o.operands().isEmpty() ? 1 : found;
    print(p, columns, rows, o.has("total"));
    return status;
  }

  private static String size(Options.Parsed o, long bytes, boolean up) {
    String last = o.last("h", "H", "k", "m", "B");
    return switch (last) {
      case "h" -> Gnu.human(bytes, 1024);
      case "H" -> Gnu.human(bytes, 1000);
      case "m" -> Long.toString((bytes + (up ? (1 << 20) - 1 : 0)) >> 20);
      case "B" -> {
        long unit = Math.max(1, Gnu.size(o.value("B", "1024")));
        yield Long.toString((bytes + unit - 1) / unit);
      }
      default -> Long.toString(bytes / 1024);
    };
  }

  /** The columns, each with its header first. */
  private static List<List<String>> columns(Process p, Options.Parsed o) {
    Disk disk = p.machine().disk();
    long capacity = disk.capacity();
    long used = Math.min(disk.used(), capacity);
    long inodes = capacity / 16384;
    long taken = disk.inodes();
    List<List<String>> all = new ArrayList<>();
    String output = o.value("output");
    if (output != null || o.has("output")) {
      String wanted =
          output == null
              ? "source,fstype,itotal,iused,iavail,ipcent,size,used,avail,pcent,file,target"
              : output;
      for (String field : wanted.split(",")) {
        all.add(
            switch (field) {
              case "source" -> List.of("Filesystem", SOURCE);
              case "fstype" -> List.of("Type", TYPE);
              case "itotal" -> List.of("Inodes", "" + inodes);
              case "iused" -> List.of("IUsed", "" + taken);
              case "iavail" -> List.of("IFree", "" + (inodes - taken));
              case "ipcent" -> List.of("IUse%", percent(taken, inodes - taken));
              case "size" -> List.of(sizeHeader(o), size(o, capacity, true));
              case "used" -> List.of("Used", size(o, used, true));
              case "avail" -> List.of("Avail", size(o, capacity - used, false));
              case "pcent" -> List.of("Use%", percent(used, capacity - used));
              case "file" -> List.of("File", o.operands().isEmpty() ? "-" : o.operands().get(0));
              default -> List.of("Mounted on", "/");
            });
      }
      return all;
    }
    all.add(List.of("Filesystem", SOURCE));
    if (o.has("T")) {
      all.add(List.of("Type", TYPE));
    }
    if (o.has("i")) {
      all.add(List.of("Inodes", "" + inodes));
      all.add(List.of("IUsed", "" + taken));
      all.add(List.of("IFree", "" + (inodes - taken)));
      all.add(List.of("IUse%", percent(taken, inodes - taken)));
    } else {
      boolean human = o.has("h") || o.has("H");
      all.add(List.of(sizeHeader(o), size(o, capacity, true)));
      all.add(List.of("Used", size(o, used, true)));
      all.add(
          List.of(
              human && !o.has("P") ? "Avail" : human ? "Avail" : "Available",
              size(o, capacity - used, false)));
      all.add(List.of(o.has("P") && !human ? "Capacity" : "Use%", percent(used, capacity - used)));
    }
    all.add(List.of("Mounted on", "/"));
    return all;
  }

  private static String sizeHeader(Options.Parsed o) {
    return switch (o.last("h", "H", "k", "m", "B")) {
      case "h", "H" -> "Size";
      case "m" -> "1M-blocks";
      case "B" -> o.value("B", "1") + "-blocks";
      default -> o.has("P") ? "1024-blocks" : "1K-blocks";
    };
  }

  private static String percent(long used, long free) {
    long all = used + free;
    return all == 0 ? "-" : (used * 100 + all - 1) / all + "%";
  }

  private static void print(Process p, List<List<String>> columns, int rows, boolean total)
      throws IOException {
    List<Integer> order = new ArrayList<>(List.of(0));
    for (int i = 0; i < rows; i++) {
      order.add(1);
    }
    if (total) {
      order.add(2);
    }
    for (int row : order) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        List<String> column = columns.get(i);
        String header = column.get(0);
        boolean left =
            header.equals("Filesystem")
                || header.equals("Type")
                || header.equals("Mounted on")
                || header.equals("File");
        String cell =
            row < 2
                ? column.get(row)
                : header.equals("Filesystem")
                    ? "total"
                    : header.equals("Mounted on") ? "-" : column.get(1);
        int width = Math.max(header.length(), column.get(1).length());
        width =
            header.equals("Filesystem")
                ? Math.max(width, 14)
                : header.matches("Used|Size|Avail|Available") ? Math.max(width, 5) : width;
        boolean last = i == columns.size() - 1;
        String pad = " ".repeat(Math.max(0, width - cell.length()));
        line.append(i > 0 ? " " : "").append(left ? last ? cell : cell + pad : pad + cell);
      }
      p.out().println(line.toString());
    }
  }
}
