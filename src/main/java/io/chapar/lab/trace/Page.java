package io.chapar.lab.trace;

import io.chapar.lab.report.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way of a message as a page that needs nothing besides itself: an SVG and its words. */
final class Page {
  private static final int WIDTH = 300;
  private static final int ROW = 3; // recipients beside each other
  private static final int MARGIN = 20;
  private static final int GAP_X = 30;
  private static final int GAP_Y = 26;
  private static final int LINE = 15;
  private static final int CHARACTERS = 44;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Words words;
  private final StringBuilder svg = new StringBuilder();
  private int wide;
  private int high;

  Page(Words words) {
    this.words = words;
  }

  /** The page. */
  String of(List<Route> routes) {
    int y = 10;
    for (Route route : routes) {
      y = route(route, y) + 30;
    }
    String direction = words.language().equals("fa") ? "rtl" : "ltr";
    String title = words.get("trace.title", routes.isEmpty() ? "" : routes.get(0).id());
    return "<!DOCTYPE html>\n<html lang=\""
        + words.language()
        + "\" dir=\""
        + direction
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<h1>"
        + escape(title)
        + "</h1>\n<div class=\"wide\"><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + wide
        + " "
        + high
        + "\" width=\""
        + wide
        + "\" height=\""
        + high
        + "\" role=\"img\" direction=\"ltr\">\n"
        + "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
        + " markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
        + svg
        + "</svg></div>\n<p class=\"key\">"
        + escape(words.get("trace.key"))
        + "</p>\n</body>\n</html>\n";
  }

  private static final String STYLE =
      "body{font:15px system-ui,sans-serif;margin:2em;color:#222;background:#fafafa}\n"
          + "h1{font-size:1.3em}.wide{overflow-x:auto}svg{max-width:none;height:auto}\n"
          + "rect{fill:#fff;stroke:#8899aa;rx:6}rect.new{fill:#fff7d6;stroke:#c9a400}\n"
          + "rect.sent{stroke:#2e8b57;stroke-width:2}rect.bounced{stroke:#b3261e;stroke-width:2}\n"
          + "rect.deferred{stroke:#c77700;stroke-width:2}\n"
          + "text{font:12px ui-monospace,monospace}text.name{font-weight:bold}"
          + "text.time{fill:#667}text.id{font-weight:bold;font-size:14px}\n"
          + "path.way{fill:none;stroke:#8899aa;stroke-width:1.5;marker-end:url(#tip)}\n"
          + "marker path{fill:#8899aa}.key{color:#556}text{fill:#222}\n"
          + "@media(prefers-color-scheme:dark){body{color:#ddd;background:#16191d}"
          + "rect{fill:#22272e;stroke:#66778a}rect.new{fill:#3a3312;stroke:#b89a1c}"
          + "rect.sent{stroke:#4fb37c}rect.bounced{stroke:#f0675e}rect.deferred{stroke:#e89a34}"
          + "text{fill:#ddd}text.time{fill:#9aa7b5}.key{color:#aab}}\n";

  private int route(Route route, int top) {
    int y = top + 14;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"id\" x=\"10\" y=\"%d\">%s</text>\n",
            y,
            escape(route.id())));
    y += 12;
    int columns = Math.max(1, Math.min(ROW, route.branches().size()));
    int x = MARGIN + (columns - 1) * (WIDTH + GAP_X) / 2;
    int from = -1;
    for (Stop stop : route.trunk()) {
      if (from >= 0) {
        way(x + WIDTH / 2, from, x + WIDTH / 2, y);
      }
      from = box(stop, x, y);
      y = from + GAP_Y;
    }
    int bottom = y;
    int row = y;
    int column = 0;
    for (Map.Entry<String, List<Stop>> branch : route.branches().entrySet()) {
      if (column > 0 && column % ROW == 0) {
        row = bottom + GAP_Y; // the next recipients stand below
      }
      int bx = MARGIN + column % ROW * (WIDTH + GAP_X);
      int by = row;
      int last = -1;
      for (Stop stop : branch.getValue()) {
        if (last >= 0) {
          way(bx + WIDTH / 2, last, bx + WIDTH / 2, by);
        } else if (from >= 0 && column < ROW) {
          way(x + WIDTH / 2, from, bx + WIDTH / 2, by);
        } else if (from >= 0) {
          around(x + WIDTH / 2, from, bx + WIDTH / 2, by);
        }
        last = box(stop, bx, by);
        by = last + GAP_Y;
      }
      column++;
      bottom = Math.max(bottom, by);
      wide = Math.max(wide, bx + WIDTH + 10);
    }
    wide = Math.max(wide, x + WIDTH + 10);
    high = Math.max(high, bottom);
    return bottom;
  }

  /** The way to a box in a later row: along the margin. */
  private void around(int x1, int y1, int x2, int y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"way\" d=\"M%d %dV%dH%dV%dH%dV%d\"/>\n",
            x1,
            y1,
            y1 + GAP_Y / 2 - 3,
            MARGIN / 2,
            y2 - GAP_Y / 2,
            x2,
            y2 - 1));
  }

  private void way(int x1, int y1, int x2, int y2) {
    int middle = (y1 + y2) / 2;
    svg.append(
        String.format(
            Locale.ROOT,
            "<path class=\"way\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
            x1,
            y1,
            x1,
            middle,
            x2,
            middle,
            x2,
            y2 - 1));
  }

  private int box(Stop stop, int x, int y) {
    List<String> lines = new ArrayList<>();
    wrap(stop.envelope(), lines);
    stop.notes().forEach(note -> wrap((stop.rewritten() ? "✎ " : "") + note, lines));
    wrap(stop.end(), lines);
    int height = 24 + lines.size() * LINE;
    String kind = stop.end().replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
    String style = kind.matches("sent|bounced|deferred") ? kind : stop.rewritten() ? "new" : "";
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
            style,
            x,
            y,
            WIDTH,
            height));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>\n",
            x + 8,
            y + 16,
            escape(stop.service())));
    if (stop.at() != 0) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text class=\"time\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
              x + WIDTH - 8,
              y + 16,
              TIME.format(Instant.ofEpochSecond(0, stop.at())).substring(11)));
    }
    for (int i = 0; i < lines.size(); i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\">%s</text>\n",
              x + 8,
              y + 32 + i * LINE,
              escape(lines.get(i))));
    }
    return y + height;
  }

  private static void wrap(String text, List<String> lines) {
    String rest = text;
    while (rest.length() > CHARACTERS - 6) {
      int cut = rest.lastIndexOf(' ', CHARACTERS - 6);
      cut = cut < 12 ? CHARACTERS - 6 : cut;
      lines.add(rest.substring(0, cut));
      rest = "  " + rest.substring(cut).stripLeading();
    }
    if (!rest.isBlank()) {
      lines.add(rest);
    }
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c < ' ' ? ' ' : c);
      }
    }
    return out.toString();
  }
}
