package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** cal(1) and ncal's -b. */
final class Cal implements Program {
  private static final Options OPTIONS =
      Options.of("1", "3", "y", "m=", "A=", "B=", "h", "b", "M", "S", "j", "-e", "-w", "-N", "-C")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    LocalDate today = Strftime.at(p.machine().scheduler().nanos(), Zones.of(p)).toLocalDate();
    List<String> w = o.operands();
    for (String word : w) {
      if (!word.matches("\\d{1,4}")) {
        return p.fail(64, "year `" + word + "' not in range 1..9999");
      }
    }
    boolean wholeYear = o.has("y") || w.size() == 1;
    int year = w.isEmpty() ? today.getYear() : Integer.parseInt(w.get(w.size() - 1));
    int month = w.size() == 2 ? Integer.parseInt(w.get(0)) : today.getMonthValue();
    String m = o.value("m");
    if (m != null && m.matches("\\d{1,2}")) {
      month = Integer.parseInt(m);
      wholeYear = false;
    }
    if (year < 1) {
      return p.fail(64, "year `" + year + "' not in range 1..9999");
    }
    if (month < 1 || month > 12) {
      return p.fail(64, month + " is neither a month number (1..12) nor a name");
    }
    boolean mark = p.terminal(1) && !o.has("h");
    if (wholeYear) {
      p.out().println(" ".repeat(30) + year);
      for (int row = 0; row < 4; row++) {
        side(p, LocalDate.of(year, row * 3 + 1, 1), 3, today, mark, false);
      }
    } else if (o.has("3")) {
      side(p, LocalDate.of(year, month, 1).minusMonths(1), 3, today, mark, true);
    } else {
      side(p, LocalDate.of(year, month, 1), 1, today, mark, true);
    }
    return 0;
  }

  private static void side(
      Process p, LocalDate first, int count, LocalDate today, boolean mark, boolean withYear)
      throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(block(first.plusMonths(i), today, mark, withYear));
    }
    for (int line = 0; line < 8; line++) {
      StringBuilder out = new StringBuilder();
      for (List<String> block : blocks) {
        out.append(out.isEmpty() ? "" : "  ").append(block.get(line));
      }
      p.out().println(out.toString());
    }
  }

  private static List<String> block(
      LocalDate first, LocalDate today, boolean mark, boolean withYear) {
    List<String> lines = new ArrayList<>();
    String title =
        Strftime.format("%B", first.atStartOfDay(java.time.ZoneOffset.UTC))
            + (withYear ? " " + first.getYear() : "");
    int left = (20 - title.length()) / 2;
    lines.add(" ".repeat(left) + title + " ".repeat(20 - left - title.length()) + "  ");
    lines.add("Su Mo Tu We Th Fr Sa  ");
    int skip = first.getDayOfWeek().getValue() % 7;
    StringBuilder line = new StringBuilder("   ".repeat(skip));
    int column = skip;
    for (int day = 1; day <= first.lengthOfMonth(); day++) {
      String text = String.format("%2d", day);
      boolean now = mark && first.withDayOfMonth(day).equals(today);
      line.append(now ? "\033[7m" + text + "\033[0m" : text).append(' ');
      if (++column == 7) {
        lines.add(line + " ");
        line = new StringBuilder();
        column = 0;
      }
    }
    if (column > 0) {
      lines.add(line + "   ".repeat(7 - column) + " ");
    }
    while (lines.size() < 8) {
      lines.add(" ".repeat(22));
    }
    return lines;
  }
}
