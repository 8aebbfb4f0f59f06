package io.chapar.lab.replay;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that makes a session what it was: how its world began, and what came from outside, each with
 * the time on the host's clock. A text of one line for each, so that it can be read and sent with a
 * report.
 *
 * @param seed what all chance comes from
 * @param start what the clock showed first
 * @param user who logged in
 * @param scenario its id; empty: none
 * @param columns the width of the terminal
 * @param rows its height
 * @param events in order
 * @param digest of the host at the end; empty: it is not known
 */
public record SessionRecord(
    long seed,
    Instant start,
    String user,
    String scenario,
    String term,
    int columns,
    int rows,
    List<Event> events,
    String digest) {
  private static final String HEAD = "chapar session 1";

  /** Keeps the events from changing. */
  public SessionRecord {
    events = List.copyOf(events);
  }

  /** What came from outside. */
  public enum Kind {
    /** The clock followed the wall clock while somebody did something: from one time to another. */
    JUMP("j"),
    /** The same between the turns of two tasks. */
    BETWEEN("b"),
    /** The same in the midst of work. */
    WORKING("w"),
    /** A line was given to the shell. */
    LINE("l"),
    /** Ctrl-C at the prompt. */
    INTERRUPT("i"),
    /** Ctrl-D at the prompt. */
    CLOSE("d"),
    /** The record ends here, at a line that is not part of it. */
    END("e"),
    /** A key while a program had the terminal; -1: the terminal went away. */
    KEY("k");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  /**
   * One of them.
   *
   * @param at when, nanoseconds since the start
   * @param number the time that the clock jumped to, or the key
   * @param text the line
   */
  public record Event(Kind kind, long at, long number, String text) {
    /** Whether it only moved the clock. */
    public boolean jump() {
      return kind.ordinal() < Kind.LINE.ordinal();
    }

    private boolean still() {
      return jump() && at == number;
    }
  }

  /** The whole as text. */
  public String text() {
    StringBuilder out = new StringBuilder(HEAD).append('\n');
    out.append("seed ").append(seed).append('\n');
    out.append("start ").append(start).append('\n');
    out.append("user ").append(user).append('\n');
    if (!scenario.isEmpty()) {
      out.append("scenario ").append(scenario).append('\n');
    }
    out.append("terminal ").append(term).append(' ').append(columns).append(' ').append(rows);
    out.append('\n');
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.still() && (i + 1 == events.size() || events.get(i + 1).jump())) {
        continue; // nothing came of it
      }
      out.append(event.kind().letter).append(' ').append(event.at());
      switch (event.kind()) {
        case JUMP, BETWEEN, WORKING, KEY -> out.append(' ').append(event.number());
        case LINE -> out.append(' ').append(quote(event.text()));
        default -> {}
      }
      out.append('\n');
    }
    if (!digest.isEmpty()) {
      out.append("digest ").append(digest).append('\n');
    }
    return out.toString();
  }

  private static String quote(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unquote(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Reads one; what is wrong with a line is told with its number. */
  public static SessionRecord parse(String text) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IOException(
          "this is no record of a session: it does not begin with '" + HEAD + "'");
    }
    Map<String, String> head = new LinkedHashMap<>();
    List<Event> events = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int blank = line.indexOf(' ');
      String word = blank < 0 ? line : line.substring(0, blank);
      String rest = blank < 0 ? "" : line.substring(blank + 1);
      try {
        Event event = event(word, rest);
        if (event != null) {
          events.add(event);
        } else if (!line.isBlank()) {
          head.put(word, rest);
        }
      } catch (NumberFormatException e) {
        throw new IOException("line " + (i + 1) + " makes no sense: " + line, e);
      }
    }
    String[] terminal = head.getOrDefault("terminal", "dumb 80 24").split(" ");
    try {
      return new SessionRecord(
          Long.parseLong(head.getOrDefault("seed", "1")),
          Instant.parse(head.getOrDefault("start", "")),
          head.getOrDefault("user", "root"),
          head.getOrDefault("scenario", ""),
          terminal[0],
          Integer.parseInt(terminal[1]),
          Integer.parseInt(terminal[2]),
          events,
          head.getOrDefault("digest", ""));
    } catch (NumberFormatException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("its head makes no sense: " + e.getMessage(), e);
    }
  }

  private static @Nullable Event event(String word, String rest) {
    for (Kind kind : Kind.values()) {
      if (kind.letter.equals(word)) {
        int blank = rest.indexOf(' ');
        long at = Long.parseLong(blank < 0 ? rest : rest.substring(0, blank));
        String more = blank < 0 ? "" : rest.substring(blank + 1);
        boolean number = kind.ordinal() < Kind.LINE.ordinal() || kind == Kind.KEY;
        return new Event(
            kind, at, number ? Long.parseLong(more) : 0, kind == Kind.LINE ? unquote(more) : "");
      }
    }
    return null;
  }
}
