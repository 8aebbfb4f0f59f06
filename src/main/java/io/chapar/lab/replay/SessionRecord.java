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
 * @param head how it began
 * @param events in order
 * @param result what it came to; null: that is not known
 */
public record SessionRecord(Head head, List<Event> events, @Nullable Result result) {
  private static final String HEAD = "chapar session 1";

  /** Keeps the events from changing. */
  public SessionRecord {
    events = List.copyOf(events);
  }

  /**
   * How a session began.
   *
   * @param seed what all chance of the host comes from
   * @param start what the clock showed first
   * @param user who logged in
   * @param scenario its id; empty: none
   * @param lesson its id; empty: none
   * @param language of the texts
   * @param chance what the order of questions is drawn from
   * @param wall the real time
   * @param term the kind of terminal
   * @param columns its width
   * @param rows its height
   * @param journal what the learner had done before, a line for each event
   */
  public record Head(
      long seed,
      Instant start,
      String user,
      String scenario,
      String lesson,
      String language,
      long chance,
      Instant wall,
      String term,
      int columns,
      int rows,
      List<String> journal) {
    /** Keeps the journal from changing. */
    public Head {
      journal = List.copyOf(journal);
    }
  }

  /**
   * What a session came to.
   *
   * @param digest of the disk, with the clock
   * @param logs the digest of what lies in /var/log; empty: it is not known
   * @param score what was noted in the learner's journal, in order, without the real times
   */
  public record Result(String digest, String logs, List<String> score) {
    /** Keeps the score from changing. */
    public Result {
      score = List.copyOf(score);
    }
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
    KEY("k"),
    /** A real client connected to a published port: its number and the port. */
    CLIENT("c"),
    /** A real client said something: its number, and what, in base 64. */
    SAID("x"),
    /** A real client will say no more. */
    DONE("q"),
    /** A real client hung up. */
    GONE("z");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  /**
   * One of them.
   *
   * @param at when, nanoseconds since the start
   * @param number the time that the clock jumped to, the key, or the number of the client
   * @param text the line, the port, or what was said
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
    out.append("seed ").append(head.seed()).append('\n');
    out.append("start ").append(head.start()).append('\n');
    out.append("user ").append(head.user()).append('\n');
    if (!head.scenario().isEmpty()) {
      out.append("scenario ").append(head.scenario()).append('\n');
    }
    if (!head.lesson().isEmpty()) {
      out.append("lesson ").append(head.lesson()).append('\n');
    }
    out.append("language ").append(head.language()).append('\n');
    out.append("chance ").append(head.chance()).append('\n');
    out.append("wall ").append(head.wall()).append('\n');
    out.append("terminal ").append(head.term()).append(' ');
    out.append(head.columns()).append(' ').append(head.rows()).append('\n');
    head.journal().forEach(line -> out.append("journal ").append(quote(line)).append('\n'));
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.still() && (i + 1 == events.size() || events.get(i + 1).jump())) {
        continue; // nothing came of it
      }
      out.append(event.kind().letter).append(' ').append(event.at());
      switch (event.kind()) {
        case JUMP, BETWEEN, WORKING, KEY -> out.append(' ').append(event.number());
        case LINE -> out.append(' ').append(quote(event.text()));
        case CLIENT, SAID ->
            out.append(' ').append(event.number()).append(' ').append(event.text());
        case DONE, GONE -> out.append(' ').append(event.number());
        default -> {}
      }
      out.append('\n');
    }
    Result end = result;
    if (end != null) {
      end.score().forEach(line -> out.append("score ").append(quote(line)).append('\n'));
      out.append("logs ").append(end.logs()).append('\n');
      out.append("digest ").append(end.digest()).append('\n');
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
    List<String> journal = new ArrayList<>();
    List<String> score = new ArrayList<>();
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
        } else if (word.equals("journal")) {
          journal.add(unquote(rest));
        } else if (word.equals("score")) {
          score.add(unquote(rest));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          head.put(word, rest);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("line " + (i + 1) + " makes no sense: " + line, e);
      }
    }
    String digest = head.getOrDefault("digest", "");
    Result result =
        digest.isEmpty() ? null : new Result(digest, head.getOrDefault("logs", ""), score);
    try {
      return new SessionRecord(head(head, journal), events, result);
    } catch (NumberFormatException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("its head makes no sense: " + e.getMessage(), e);
    }
  }

  private static Head head(Map<String, String> head, List<String> journal) {
    String[] terminal = head.getOrDefault("terminal", "dumb 80 24").split(" ");
    return new Head(
        Long.parseLong(head.getOrDefault("seed", "1")),
        Instant.parse(head.getOrDefault("start", "")),
        head.getOrDefault("user", "root"),
        head.getOrDefault("scenario", ""),
        head.getOrDefault("lesson", ""),
        head.getOrDefault("language", "en"),
        Long.parseLong(head.getOrDefault("chance", "0")),
        Instant.parse(head.getOrDefault("wall", "2026-01-01T00:00:00Z")),
        terminal[0],
        Integer.parseInt(terminal[1]),
        Integer.parseInt(terminal[2]),
        journal);
  }

  private static @Nullable Event event(String word, String rest) {
    for (Kind kind : Kind.values()) {
      if (kind.letter.equals(word)) {
        String[] parts = rest.split(" ", 2);
        long at = Long.parseLong(parts[0]);
        String more = parts.length < 2 ? "" : parts[1];
        return switch (kind) {
          case JUMP, BETWEEN, WORKING, KEY -> new Event(kind, at, Long.parseLong(more), "");
          case LINE -> new Event(kind, at, 0, unquote(more));
          case CLIENT, SAID -> {
            String[] said = more.split(" ", 2);
            yield new Event(kind, at, Long.parseLong(said[0]), said.length < 2 ? "" : said[1]);
          }
          case DONE, GONE -> new Event(kind, at, Long.parseLong(more), "");
          default -> new Event(kind, at, 0, "");
        };
      }
    }
    return null;
  }
}
