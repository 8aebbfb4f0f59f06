package io.chapar.postfix.conf;

import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The line format that all of Postfix's files share: a line that begins with white space continues
 * the one before; empty lines and comment lines do not count, not even inside a continued line.
 */
public final class LogicalLines {
  private LogicalLines() {}

  /**
   * One logical line.
   *
   * @param text its physical lines put together, without line ends
   * @param first the number of its first physical line
   * @param last the number of its last one
   */
  public record Line(String text, int first, int last) {}

  /** The logical lines of a text; {@code warnings} gets a complaint for each that cannot start. */
  public static List<Line> of(Source source, List<String> warnings) {
    List<Line> lines = new ArrayList<>();
    String text = source.text();
    StringBuilder logical = new StringBuilder();
    int number = 0;
    int first = 0;
    int last = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      number++;
      int word = at;
      while (word < end && Ascii.isSpace(text.charAt(word))) {
        word++;
      }
      if (word < end && text.charAt(word) != '#') {
        if (logical.length() == 0) {
          first = number;
        }
        logical.append(text, at, end);
        last = number;
      }
      at = end + 1;
      boolean goesOn =
          at < text.length() && (text.charAt(at) == '#' || Ascii.isSpace(text.charAt(at)));
      if (logical.length() > 0 && !goesOn) {
        finish(source, logical, first, last, lines, warnings);
      }
    }
    if (logical.length() > 0) {
      finish(source, logical, first, last, lines, warnings);
    }
    return lines;
  }

  private static void finish(
      Source source,
      StringBuilder logical,
      int first,
      int last,
      List<Line> lines,
      List<String> warnings) {
    String line = logical.toString();
    logical.setLength(0);
    if (Ascii.isSpace(line.charAt(0))) {
      warnings.add(
          source.name()
              + ": logical line must not start with whitespace: \""
              + (line.length() > 30 ? line.substring(0, 30) + "..." : line)
              + '"');
    } else {
      lines.add(new Line(line, first, last));
    }
  }
}
