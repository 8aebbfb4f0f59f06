package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.LogicalLines;
import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The source of a table as postmap reads it, {@code key white-space value} a line, with its
 * complaints. A key may hold white space between double quotes or behind a backslash.
 */
public final class TableSource {
  private TableSource() {}

  /**
   * Reads a source.
   *
   * @param ignoring what is added to the complaint about a line without value
   */
  public static List<Entry> parse(Source source, Log log, boolean utf8, String ignoring) {
    List<Entry> entries = new ArrayList<>();
    parse(source, log, utf8, ignoring, entries::add);
    return entries;
  }

  /** Reads a source and hands on each entry before it looks at the next line. */
  public static void parse(
      Source source, Log log, boolean utf8, String ignoring, Consumer<Entry> entries) {
    List<String> warnings = new ArrayList<>();
    List<LogicalLines.Line> lines = LogicalLines.of(source, warnings);
    warnings.forEach(log::warning);
    for (LogicalLines.Line line : lines) {
      String text = line.text();
      String place = source.name() + ", line " + line.first() + ": ";
      if (utf8 && !isUtf8(text)) {
        log.warning(place + "non-UTF-8 input \"" + text + "\" -- ignoring this line");
        continue;
      }
      int end = keyEnd(text);
      if (end < 0) {
        log.warning(place + "unbalanced '\"' in '" + text + "' -- ignoring this line");
        continue;
      }
      String key = text.substring(0, end);
      String value = Ascii.trim(text.substring(end));
      if (key.isEmpty() || value.isEmpty()) {
        log.warning(place + "expected format: key whitespace value" + ignoring);
        continue;
      }
      if (key.endsWith(":")) {
        log.warning(place + "record is in \"key: value\" format; is this an alias file?");
      }
      entries.accept(new Entry(key, value, line.first()));
    }
  }

  /** Where the key ends, or -1 for a quote that is not closed. */
  private static int keyEnd(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        if (++i == text.length()) {
          return quoted ? -1 : i;
        }
      } else if (c == '"') {
        quoted = !quoted;
      } else if (Ascii.isSpace(c) && !quoted) {
        return i;
      }
    }
    return quoted ? -1 : text.length();
  }

  /** Whether no byte of a text was outside UTF-8, see {@link io.chapar.text.Utf8}. */
  public static boolean isUtf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xdc80
          && c <= 0xdcff
          && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return false;
      }
    }
    return true;
  }
}
