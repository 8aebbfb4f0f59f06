package io.chapar.unix.text;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** pr(1): texts in pages, with a header, in columns. */
final class Pr implements Program {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final Options OPTIONS =
      Options.coreutils(
          "columns=",
          "a,across",
          "-c,show-control-chars",
          "d,double-space",
          "-D,date-format=",
          "-e,expand-tabs=?",
          "F,f,form-feed",
          "h,header=",
          "-i,output-tabs=?",
          "-J,join-lines",
          "l,length=",
          "m,merge",
          "n,number-lines=?",
          "-N,first-line-number=",
          "o,indent=",
          "r,no-file-warnings",
          "s,separator=?",
          "-S,sep-string=?",
          "t,omit-header",
          "T,omit-pagination",
          "-v,show-nonprinting",
          "w,width=",
          "-W,page-width=");

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>();
    for (String arg : p.args().subList(1, p.args().size())) {
      args.add(arg.matches("-\\d+") ? "--columns=" + arg.substring(1) : arg);
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    Job job = new Job(p, o);
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    int status = 0;
    List<List<String>> texts = new ArrayList<>();
    for (String name : names) {
      try (Records in = Records.open(p, name)) {
        List<String> lines = Utf8.decode(in.all()).lines().toList();
        if (o.has("m")) {
          texts.add(lines);
        } else {
          job.print(name, lines);
        }
      } catch (IOException e) {
        status = o.has("r") ? 1 : Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
      }
    }
    if (o.has("m") && !texts.isEmpty()) {
      job.merge(texts);
    }
    return status;
  }

  private static final class Job {
    private final Process p;
    private final Options.Parsed o;
    private final int columns;
    private final int length;
    private final int width;
    private final boolean bare;
    private int page;
    private int number = 1;

    Job(Process p, Options.Parsed o) throws IOException {
      this.p = p;
      this.o = o;
      this.columns = number("columns", 1);
      int wanted = number("l", 66);
      this.bare = o.has("t") || o.has("T") || wanted <= 10;
      this.length = bare ? wanted : wanted - 10;
      this.width = number("w", 72);
    }

    private int number(String option, int usual) throws IOException {
      String text = o.value(option, Integer.toString(usual));
      if (!text.matches("\\d{1,6}") || Integer.parseInt(text) == 0 && !option.equals("o")) {
        String what =
            option.equals("columns")
                ? "invalid number of columns"
                : option.equals("l")
                    ? "'-l PAGE_LENGTH' invalid number of lines"
                    : "'-" + option + "' invalid number";
        throw new io.chapar.host.ExitException(Say.error(p, 1, what + ": ‘" + text + "’"));
      }
      return Integer.parseInt(text);
    }

    void print(String name, List<String> lines) throws IOException {
      page = 0;
      number = 1;
      long modified = p.machine().scheduler().nanos();
      Inode inode = name.equals("-") ? null : p.files().peek(p.path(name));
      if (inode != null) {
        modified = inode.mtime();
      }
      int perPage = (o.has("d") ? Math.max(1, length / 2) : length) * columns;
      for (int from = 0; from < lines.size(); from += perPage) {
        List<String> part = lines.subList(from, Math.min(lines.size(), from + perPage));
        List<String> rows = new ArrayList<>();
        int height =
            o.has("a") || columns == 1
                ? (part.size() + columns - 1) / columns
                : Math.min(perPage / columns, (part.size() + columns - 1) / columns);
        for (int row = 0; row < height; row++) {
          List<String> cells = new ArrayList<>();
          for (int column = 0; column < columns; column++) {
            int at = o.has("a") ? row * columns + column : below(part.size(), column, row, height);
            if (at >= 0 && at < part.size()) {
              cells.add(numbered(part.get(at), number + at));
            }
          }
          rows.add(row(cells, columns));
        }
        number += part.size();
        page(name.equals("-") ? "" : name, modified, rows);
      }
    }

    /** Which line stands in a row of a column: columns are as even as they can be. */
    private int below(int count, int column, int row, int height) {
      int full = count % columns == 0 ? columns : count % columns;
      int mine = column < full ? height : height - 1;
      int before =
          column <= full ? column * height : full * height + (column - full) * (height - 1);
      return row < mine ? before + row : -1;
    }

    void merge(List<List<String>> texts) throws IOException {
      int most = texts.stream().mapToInt(List::size).max().orElse(0);
      for (int from = 0; from < most; from += length) {
        List<String> rows = new ArrayList<>();
        for (int i = from; i < Math.min(most, from + length); i++) {
          List<String> cells = new ArrayList<>();
          for (List<String> text : texts) {
            cells.add(i < text.size() ? text.get(i) : "");
          }
          String row = row(cells, texts.size());
          rows.add(o.has("n") ? numbered(row, number++) : row);
        }
        page("", p.machine().scheduler().nanos(), rows);
      }
    }

    private String numbered(String line, int at) {
      if (!o.has("n") || o.has("m") && line.isEmpty()) {
        return line;
      }
      String how = o.value("n", "");
      char separator = how.isEmpty() || Character.isDigit(how.charAt(0)) ? '\t' : how.charAt(0);
      String digits = how.replaceAll("\\D", "");
      int places = digits.isEmpty() ? 5 : Integer.parseInt(digits);
      return String.format(Locale.ROOT, "%" + places + "d", at) + separator + line;
    }

    private String row(List<String> cells, int count) {
      if (count == 1) {
        return cells.isEmpty() ? "" : cells.get(0);
      }
      if (o.has("s")) {
        String separator = o.value("s", "");
        return String.join(separator.isEmpty() ? "\t" : separator, cells);
      }
      int column = (width - (count - 1)) / count;
      StringBuilder out = new StringBuilder();
      int at = 0;
      for (int i = 0; i < cells.size(); i++) {
        int start = i * (column + 1);
        while (at < start) {
          int stop = (at / 8 + 1) * 8;
          out.append(stop <= start ? '\t' : ' ');
          at = stop <= start ? stop : at + 1;
        }
        String cell =
            cells.get(i).length() > column ? cells.get(i).substring(0, column) : cells.get(i);
        out.append(cell);
        at += expanded(cell);
      }
      return out.toString();
    }

    private static int expanded(String cell) {
      int width = 0;
      for (int i = 0; i < cell.length(); i++) {
        width += cell.charAt(i) == '\t' ? 8 - width % 8 : 1;
      }
      return width;
    }

    private void page(String name, long modified, List<String> rows) throws IOException {
      String indent = " ".repeat(number("o", 0));
      if (!bare) {
        String date =
            DATE.format(Instant.ofEpochSecond(modified / 1_000_000_000L).atZone(ZoneOffset.UTC));
        String title = o.value("h", name);
        String last = "Page " + ++page;
        int room = Math.max(0, width - date.length() - title.length() - last.length());
        int left = room / 2;
        p.out()
            .print(
                "\n\n"
                    + indent
                    + date
                    + " ".repeat(Math.max(1, left))
                    + title
                    + " ".repeat(Math.max(1, room - left))
                    + last
                    + "\n\n\n");
      }
      int used = 0;
      for (String row : rows) {
        p.tick();
        p.out().print((row.isEmpty() ? "" : indent) + row + "\n" + (o.has("d") ? "\n" : ""));
        used += o.has("d") ? 2 : 1;
      }
      if (!bare) {
        p.out().print(o.has("F") ? "\f" : "\n".repeat(Math.max(0, length - used) + 5));
      }
    }
  }
}
