package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** column(1) of util-linux: entries in columns, or lines as a table. */
final class Column implements Program {
  private static final Options OPTIONS =
      Options.of(
              "t,table",
              "s,separator=",
              "o,output-separator=",
              "N,table-columns=",
              "R,table-right=",
              "c,output-width=",
              "x,fillrows",
              "L,keep-empty-lines",
              "-J,json",
              "-n,table-name=",
              "-O,table-order=",
              "-H,table-hide=",
              "-W,table-wrap=",
              "-E,table-noextreme=",
              "-d,table-noheadings",
              "-T,table-truncate=",
              "-l,table-columns-limit=",
              "-r,tree=",
              "-i,tree-id=",
              "-p,tree-parent=")
          .version("util-linux", "2.38.1");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> lines = new ArrayList<>();
    int status = 0;
    for (String name : o.operands().isEmpty() ? List.of("-") : o.operands()) {
      try (Records in = Records.open(p, name)) {
        for (String line; (line = in.text()) != null; ) {
          if (!line.isBlank() || o.has("L")) {
            lines.add(line);
          }
        }
      } catch (IOException e) {
        status = Say.error(p, 1, name + ": " + Say.reason(e));
      }
    }
    String width = o.value("c", p.env("COLUMNS", "80"));
    if (!width.matches("\\d{1,6}")) {
      return Say.error(p, 1, "invalid columns argument: " + Quote.shell(width));
    }
    if (o.has("t") || o.has("N")) {
      table(p, o, lines);
    } else {
      fill(p, lines, Integer.parseInt(width), o.has("x"));
    }
    return status;
  }

  private static void table(Process p, Options.Parsed o, List<String> lines) throws IOException {
    String separators = o.value("s");
    List<List<String>> rows = new ArrayList<>();
    if (o.has("N")) {
      rows.add(List.of(o.value("N", "").split(",")));
    }
    List<String> right = List.of(o.value("R", "").split(","));
    for (String line : lines) {
      List<String> cells = new ArrayList<>();
      if (separators == null) {
        for (String cell : line.strip().split("[ \t]+")) {
          cells.add(cell);
        }
      } else {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
          if (i == line.length() || separators.indexOf(line.charAt(i)) >= 0) {
            cells.add(line.substring(start, i));
            start = i + 1;
          }
        }
      }
      rows.add(cells);
    }
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int w = Quote.width(row.get(i));
        if (i == widths.size()) {
          widths.add(w);
        }
        widths.set(i, Math.max(widths.get(i), w));
      }
    }
    String gap = o.value("o", "  ");
    for (List<String> row : rows) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < widths.size(); i++) {
        String cell = i < row.size() ? row.get(i) : "";
        String fill = " ".repeat(widths.get(i) - Quote.width(cell));
        boolean last = i == widths.size() - 1;
        boolean toRight =
            right.contains(Integer.toString(i + 1))
                || o.has("N") && i < rows.get(0).size() && right.contains(rows.get(0).get(i));
        out.append(toRight ? fill + cell : last ? cell : cell + fill).append(last ? "" : gap);
      }
      p.out().println(out.toString());
    }
  }

  private static void fill(Process p, List<String> entries, int width, boolean rows)
      throws IOException {
    int longest = entries.stream().mapToInt(Quote::width).max().orElse(0);
    int column = (longest + 8) / 8 * 8; // to the next tab stop
    int across = Math.max(1, width / column);
    int down = (entries.size() + across - 1) / across;
    for (int row = 0; row < down; row++) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < across; i++) {
        int at = rows ? row * across + i : i * down + row;
        int next = rows ? at + 1 : at + down;
        if (at >= entries.size()) {
          break;
        }
        out.append(entries.get(at));
        boolean last = i == across - 1 || next >= entries.size() || longest >= width;
        for (int w = Quote.width(entries.get(at)); !last && w < column; w = w / 8 * 8 + 8) {
          out.append('\t');
        }
      }
      p.out().println(out.toString());
    }
  }
}
