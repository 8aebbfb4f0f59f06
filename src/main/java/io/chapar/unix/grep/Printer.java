package io.chapar.unix.grep;

import io.chapar.host.Out;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.Locale;

/** How grep writes what it found in one file. */
final class Printer {
  private static final String MATCH = "01;31";
  private static final String NAME = "35";
  private static final String NUMBER = "32";
  private static final String SEPARATOR = "36";

  private final Out out;
  private final Settings s;
  private final Matcher matcher;
  private final String name;

  Printer(Out out, Settings settings, Matcher matcher, String name) {
    this.out = out;
    this.s = settings;
    this.matcher = matcher;
    this.name = name;
  }

  private String colored(String code, String text) {
    return s.color() && !text.isEmpty() ? "\033[" + code + "m\033[K" + text + "\033[m\033[K" : text;
  }

  void selected(String line, long number, long offset) throws IOException {
    if (s.only()) {
      if (s.invert()) {
        return;
      }
      for (int at = 0; at <= line.length(); ) {
        Matcher.Hit hit = matcher.find(line, at);
        if (hit == null) {
          return;
        }
        if (hit.end() == hit.start()) {
          at = hit.end() + 1;
          continue;
        }
        long bytes = s.offsets() ? Utf8.encode(line.substring(0, hit.start())).length : 0;
        out.print(
            head(number, offset + bytes, ":")
                + colored(MATCH, line.substring(hit.start(), hit.end())));
        out.write(s.end());
        at = hit.end();
      }
      return;
    }
    out.print(head(number, offset, ":") + (s.color() && !s.invert() ? highlighted(line) : line));
    out.write(s.end());
  }

  private String highlighted(String line) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int at = 0; at <= line.length(); ) {
      Matcher.Hit hit = matcher.find(line, at);
      if (hit == null) {
        break;
      }
      if (hit.end() == hit.start()) {
        at = hit.end() + 1;
        continue;
      }
      text.append(line, done, hit.start())
          .append(colored(MATCH, line.substring(hit.start(), hit.end())));
      done = hit.end();
      at = done;
    }
    return text.append(line, done, line.length()).toString();
  }

  void context(byte[] line, long number, long offset) throws IOException {
    if (s.only()) {
      return;
    }
    out.print(head(number, offset, "-"));
    out.write(line);
    out.write(s.end());
  }

  void separator() throws IOException {
    if (s.separator() != null && !s.only()) {
      out.print(colored(SEPARATOR, s.separator()) + "\n");
    } else if (s.separator() != null) {
      out.print(colored(SEPARATOR, s.separator()) + "\n");
    }
  }

  void count(long count) throws IOException {
    out.print(
        (s.names()
                ? colored(NAME, name) + (s.nullAfterName() ? "\0" : colored(SEPARATOR, ":"))
                : "")
            + count
            + "\n");
  }

  void name() throws IOException {
    out.print(colored(NAME, name) + (s.nullAfterName() ? "\0" : "\n"));
  }

  private String head(long number, long offset, String mark) {
    StringBuilder text = new StringBuilder();
    if (s.names()) {
      text.append(colored(NAME, name)).append(s.nullAfterName() ? "\0" : colored(SEPARATOR, mark));
    }
    if (s.numbers()) {
      String digits =
          s.initialTab() ? String.format(Locale.ROOT, "%4d", number) : Long.toString(number);
      text.append(colored(NUMBER, digits)).append(colored(SEPARATOR, mark));
    }
    if (s.offsets()) {
      text.append(colored(NUMBER, Long.toString(offset))).append(colored(SEPARATOR, mark));
    }
    if (s.initialTab() && text.length() > 0) {
      text.append('\t');
    }
    return text.toString();
  }
}
