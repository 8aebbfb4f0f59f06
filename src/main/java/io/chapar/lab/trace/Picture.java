package io.chapar.lab.trace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way of a message, drawn in a terminal. */
final class Picture {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int RAIL = 16; // what stands in front of a line at most

  private final boolean colours;
  private final int widest;

  /**
   * In a style.
   *
   * @param columns where a long line is broken
   */
  Picture(boolean colours, int columns) {
    this.colours = colours;
    this.widest = Math.max(40, columns - RAIL);
  }

  /** All of it. */
  String of(Route route) {
    StringBuilder out = new StringBuilder();
    out.append(strong(route.id())).append('\n');
    long begun = route.trunk().isEmpty() ? 0 : route.trunk().get(0).at();
    for (Stop stop : route.trunk()) {
      lines(stop, begun).forEach(line -> out.append("  ").append(line).append('\n'));
      out.append("      │\n");
    }
    int count = 0;
    for (Map.Entry<String, List<Stop>> branch : route.branches().entrySet()) {
      boolean last = ++count == route.branches().size();
      out.append("      ").append(last ? "└─▶ " : "├─▶ ");
      out.append(strong("<" + branch.getKey() + ">")).append('\n');
      String rail = last ? "          " : "      │   ";
      for (Stop stop : branch.getValue()) {
        lines(stop, begun).forEach(line -> out.append(rail).append(line).append('\n'));
      }
    }
    return out.toString();
  }

  /** One stop: its name and time, its envelope, what was done. */
  List<String> lines(Stop stop, long begun) {
    List<String> lines = new ArrayList<>();
    String time = stop.at() == 0 ? "" : TIME.format(Instant.ofEpochSecond(0, stop.at()));
    String since =
        stop.at() == 0 || begun == 0
            ? ""
            : String.format(Locale.ROOT, "  +%.3fs", (stop.at() - begun) / 1e9);
    lines.add(strong(String.format(Locale.ROOT, "%-16s", stop.service())) + time + since);
    if (!stop.envelope().isEmpty()) {
      broken(stop.envelope()).forEach(line -> lines.add("    " + line));
    }
    for (String note : stop.notes()) {
      for (String line : broken(note)) {
        lines.add("    " + (stop.rewritten() ? changed(line) : line));
      }
    }
    if (!stop.end().isEmpty()) {
      String code = code(stop.end());
      List<String> end = broken(stop.end());
      for (int i = 0; i < end.size(); i++) {
        lines.add("    " + (i == 0 ? "■ " : "  ") + end(end.get(i), code));
      }
    }
    return lines;
  }

  /** A text as lines that are not too wide; broken at a blank where there is one. */
  private List<String> broken(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > widest) {
      int cut = rest.lastIndexOf(' ', widest);
      cut = cut < widest / 3 ? widest : cut;
      lines.add(rest.substring(0, cut));
      rest = "  " + rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private String strong(String text) {
    return colours ? "\033[1m" + text + "\033[0m" : text;
  }

  private String changed(String text) {
    return colours ? "\033[7m" + text + "\033[0m" : "* " + text;
  }

  private static String code(String end) {
    return end.startsWith("sent") ? "32" : end.startsWith("bounced") ? "31" : "33";
  }

  private String end(String text, String code) {
    return colours ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
