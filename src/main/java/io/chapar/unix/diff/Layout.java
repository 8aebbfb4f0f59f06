package io.chapar.unix.diff;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The ways to print changes: normal, unified, context and side by side. */
final class Layout {
  private static final DateTimeFormatter UNIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS Z", Locale.ROOT);

  private final Side a;
  private final Side b;
  private final List<Edits.Change> changes;
  private final Consumer<String> out;

  Layout(Side a, Side b, List<Edits.Change> changes, Consumer<String> out) {
    this.a = a;
    this.b = b;
    this.changes = changes;
    this.out = out;
  }

  private static String range(int from, int to, String separator) {
    return to - from <= 1
        ? Integer.toString(to > from ? from + 1 : from)
        : (from + 1) + separator + to;
  }

  void normal() throws IOException {
    for (Edits.Change c : changes) {
      char kind = c.fromA() == c.toA() ? 'a' : c.fromB() == c.toB() ? 'd' : 'c';
      out.accept(range(c.fromA(), c.toA(), ",") + kind + range(c.fromB(), c.toB(), ",") + "\n");
      for (int i = c.fromA(); i < c.toA(); i++) {
        out.accept(a.line(i, "< "));
      }
      if (kind == 'c') {
        out.accept("---\n");
      }
      for (int i = c.fromB(); i < c.toB(); i++) {
        out.accept(b.line(i, "> "));
      }
    }
  }

  /** A script for ed, from the last change to the first. */
  void ed() {
    for (int at = changes.size() - 1; at >= 0; at--) {
      Edits.Change c = changes.get(at);
      char kind = c.fromA() == c.toA() ? 'a' : c.fromB() == c.toB() ? 'd' : 'c';
      out.accept(range(c.fromA(), c.toA(), ",") + kind + "\n");
      if (kind == 'd') {
        continue;
      }
      boolean open = true;
      for (int i = c.fromB(); i < c.toB(); i++) {
        String line = b.lines().get(i);
        if (!open) {
          out.accept("a\n");
          open = true;
        }
        if (line.equals(".")) {
          out.accept("..\n.\ns/.//\n"); // a line with a dot alone would end the text
          open = false;
        } else {
          out.accept(line + "\n");
        }
      }
      out.accept(open ? ".\n" : "");
    }
  }

  /** A script as RCS keeps it. */
  void rcs() {
    for (Edits.Change c : changes) {
      if (c.toA() > c.fromA()) {
        out.accept("d" + (c.fromA() + 1) + " " + (c.toA() - c.fromA()) + "\n");
      }
      if (c.toB() > c.fromB()) {
        out.accept("a" + c.toA() + " " + (c.toB() - c.fromB()) + "\n");
        for (int i = c.fromB(); i < c.toB(); i++) {
          boolean unended = !b.ended() && i == b.lines().size() - 1;
          out.accept(b.lines().get(i) + (unended ? "" : "\n"));
        }
      }
    }
  }

  /** Changes so near each other that their contexts touch. */
  private List<List<Edits.Change>> hunks(int context) {
    List<List<Edits.Change>> hunks = new ArrayList<>();
    Edits.Change last = null;
    for (Edits.Change c : changes) {
      if (last == null || c.fromA() - last.toA() > 2 * context) {
        hunks.add(new ArrayList<>());
      }
      hunks.get(hunks.size() - 1).add(c);
      last = c;
    }
    return hunks;
  }

  private static String stamp(Side side) {
    return UNIFIED.format(
        Instant.ofEpochSecond(
                Math.floorDiv(side.modified(), 1_000_000_000L),
                Math.floorMod(side.modified(), 1_000_000_000L))
            .atZone(ZoneOffset.UTC));
  }

  private String title(String mark, Side side, List<String> labels, int i) {
    return mark
        + " "
        + (labels.size() > i ? labels.get(i) : side.name() + "\t" + stamp(side))
        + "\n";
  }

  void unified(int context, List<String> labels) throws IOException {
    out.accept(title("---", a, labels, 0));
    out.accept(title("+++", b, labels, 1));
    for (List<Edits.Change> hunk : hunks(context)) {
      Edits.Change first = hunk.get(0);
      Edits.Change last = hunk.get(hunk.size() - 1);
      int fromA = Math.max(0, first.fromA() - context);
      int toA = Math.min(a.lines().size(), last.toA() + context);
      int fromB = Math.max(0, first.fromB() - context);
      int toB = Math.min(b.lines().size(), last.toB() + context);
      out.accept("@@ -" + count(fromA, toA) + " +" + count(fromB, toB) + " @@\n");
      int at = fromA;
      for (Edits.Change c : hunk) {
        for (; at < c.fromA(); at++) {
          out.accept(a.line(at, " "));
        }
        for (; at < c.toA(); at++) {
          out.accept(a.line(at, "-"));
        }
        for (int i = c.fromB(); i < c.toB(); i++) {
          out.accept(b.line(i, "+"));
        }
      }
      for (; at < toA; at++) {
        out.accept(a.line(at, " "));
      }
    }
  }

  private static String count(int from, int to) {
    return to - from == 1
        ? Integer.toString(from + 1)
        : (to > from ? from + 1 : from) + "," + (to - from);
  }

  void context(int context, List<String> labels) throws IOException {
    out.accept(title("***", a, labels, 0));
    out.accept(title("---", b, labels, 1));
    for (List<Edits.Change> hunk : hunks(context)) {
      Edits.Change first = hunk.get(0);
      Edits.Change last = hunk.get(hunk.size() - 1);
      out.accept("***************\n");
      half(
          a,
          Math.max(0, first.fromA() - context),
          Math.min(a.lines().size(), last.toA() + context),
          hunk,
          true);
      half(
          b,
          Math.max(0, first.fromB() - context),
          Math.min(b.lines().size(), last.toB() + context),
          hunk,
          false);
    }
  }

  private void half(Side side, int from, int to, List<Edits.Change> hunk, boolean old) {
    String mark = old ? "***" : "---";
    out.accept(mark + " " + range(from, to, ",") + " " + (old ? "****" : "----") + "\n");
    boolean any = hunk.stream().anyMatch(c -> old ? c.toA() > c.fromA() : c.toB() > c.fromB());
    if (!any) {
      return;
    }
    for (int i = from; i < to; i++) {
      String lead = "  ";
      for (Edits.Change c : hunk) {
        int start = old ? c.fromA() : c.fromB();
        int end = old ? c.toA() : c.toB();
        if (i >= start && i < end) {
          boolean both = c.toA() > c.fromA() && c.toB() > c.fromB();
          lead = both ? "! " : old ? "- " : "+ ";
        }
      }
      out.accept(side.line(i, lead));
    }
  }

  void sideBySide(int width, boolean suppress, boolean left) {
    int column = (width + 8 + 3) / 16 * 8;
    int text = Math.max(0, Math.min(column - 3, width - column));
    int at = 0;
    int other = 0;
    List<Edits.Change> all = new ArrayList<>(changes);
    all.add(
        new Edits.Change(a.lines().size(), a.lines().size(), b.lines().size(), b.lines().size()));
    for (Edits.Change c : all) {
      for (; at < c.fromA(); at++, other++) {
        if (!suppress) {
          row(
              a.lines().get(at),
              left ? '(' : ' ',
              left ? "" : b.lines().get(other),
              text,
              column,
              true);
        }
      }
      int both = Math.min(c.toA() - c.fromA(), c.toB() - c.fromB());
      for (int i = 0; i < both; i++) {
        row(a.lines().get(c.fromA() + i), '|', b.lines().get(c.fromB() + i), text, column, true);
      }
      for (int i = c.fromA() + both; i < c.toA(); i++) {
        row(a.lines().get(i), '<', null, text, column, a.ended() || i < a.lines().size() - 1);
      }
      for (int i = c.fromB() + both; i < c.toB(); i++) {
        row("", '>', b.lines().get(i), text, column, b.ended() || i < b.lines().size() - 1);
      }
      at = c.toA();
      other = c.toB();
    }
  }

  private void row(
      String left,
      char mark,
      @org.jspecify.annotations.Nullable String right,
      int text,
      int column,
      boolean newline) {
    StringBuilder line = new StringBuilder(cut(left, text));
    int at = line.length();
    if (mark == ' ') {
      if (right != null && !right.isEmpty()) {
        tab(line, at, column);
        line.append(cut(right, text));
      }
    } else {
      int middle = (text + column - 1) / 2;
      tab(line, at, middle);
      line.append(mark);
      if (right != null && mark != '(') {
        tab(line, middle + 1, column);
        line.append(cut(right, text));
      }
    }
    out.accept(line.append(newline ? "\n" : "").toString());
  }

  private static String cut(String line, int width) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length() && out.length() < width; i++) {
      if (line.charAt(i) == '\t') {
        out.append(" ".repeat(Math.min(width - out.length(), 8 - out.length() % 8)));
      } else {
        out.append(line.charAt(i));
      }
    }
    return out.toString();
  }

  /** From column to column, by tabs where they fit. */
  private static void tab(StringBuilder line, int from, int to) {
    int at = from;
    while (at < to) {
      int stop = (at / 8 + 1) * 8;
      if (stop <= to && stop - at > 0) {
        line.append('\t');
        at = stop;
      } else {
        line.append(' ');
        at++;
      }
    }
  }
}
