package io.chapar.unix.system;

import io.chapar.unix.Manual;
import io.chapar.unix.Quote;
import java.util.Locale;

/** A manual page laid out for a screen: headings, filled paragraphs, bold and underlined words. */
final class ManPage {
  private ManPage() {}

  static String format(String name, String section, String page, int width, boolean screen) {
    StringBuilder out = new StringBuilder();
    String title = name.toUpperCase(Locale.ROOT) + "(" + section + ")";
    String middle =
        switch (section) {
          case "5" -> "File Formats";
          case "7" -> "Overviews";
          case "8" -> "System Administration";
          default -> "User Commands";
        };
    out.append(threefold(title, middle, title, width)).append("\n\n");
    StringBuilder paragraph = new StringBuilder();
    for (String line : page.split("\n", -1)) {
      boolean plain =
          !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !Manual.isHeading(line);
      if (plain) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        continue;
      }
      fill(out, paragraph, width, screen);
      if (Manual.isHeading(line)) {
        out.append(screen ? "\033[1m" + line + "\033[0m" : line).append('\n');
      } else if (line.isBlank()) {
        if (!out.toString().endsWith("\n\n")) {
          out.append('\n');
        }
      } else {
        out.append("       ").append(styled(line.replaceFirst("^ {1,4}", ""), screen)).append('\n');
      }
    }
    fill(out, paragraph, width, screen);
    String end = out.toString().stripTrailing() + "\n\n";
    return end + threefold("Chapar", "", title, width) + "\n";
  }

  private static String threefold(String left, String middle, String right, int width) {
    int room = Math.max(2, width - left.length() - middle.length() - right.length());
    int first = Math.max(1, Math.min(room - 1, (width - middle.length()) / 2 - left.length()));
    return left + " ".repeat(first) + middle + " ".repeat(Math.max(1, room - first)) + right;
  }

  private static void fill(StringBuilder out, StringBuilder paragraph, int width, boolean screen) {
    if (paragraph.isEmpty()) {
      return;
    }
    int column = 7;
    out.append("       ");
    boolean first = true;
    StringBuilder text = new StringBuilder();
    for (String word : paragraph.toString().split(" +")) {
      int length = Quote.width(Manual.plain(word));
      if (!first && column + 1 + length > width) {
        text.append("\n       ");
        column = 7;
        first = true;
      }
      text.append(first ? "" : " ").append(word);
      column += length + (first ? 0 : 1);
      first = false;
    }
    out.append(styled(text.toString(), screen)).append('\n');
    paragraph.setLength(0);
  }

  private static String styled(String text, boolean screen) {
    if (!screen) {
      return Manual.plain(text);
    }
    return text.replaceAll("\\*([^* ][^*]*)\\*", "\033[1m$1\033[0m")
        .replaceAll("(?<![\\w.])_([^_ ]+)_", "\033[4m$1\033[0m");
  }
}
