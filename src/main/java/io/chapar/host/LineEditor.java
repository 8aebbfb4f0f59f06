package io.chapar.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Line editing as the readline library gives it to bash: history, completion, keys. A terminal may
 * have one; the shell says through an {@link Assistant} what it knows about the line.
 */
public interface LineEditor {

  /** What ended the reading of a line. */
  enum End {
    /** A command was typed. */
    ENTERED,
    /** Ctrl-C: the line is given up. */
    INTERRUPTED,
    /** Ctrl-D on an empty line, or the terminal has gone. */
    CLOSED
  }

  /** What was typed: one complete command, perhaps of several lines, without its last newline. */
  record Line(String text, End end) {}

  /** A way to go on at the cursor. */
  record Candidate(String value, String shown, boolean complete) {}

  /** The kinds of text that are shown apart while one types. */
  enum Kind {
    PLAIN,
    COMMAND,
    UNKNOWN,
    KEYWORD,
    QUOTED,
    VARIABLE,
    OPERATOR,
    COMMENT
  }

  /** A part of the line and what it is; parts come in order and do not overlap. */
  record Part(int start, int end, Kind kind) {}

  /**
   * What the shell knows about a line that is being typed. Its methods are called while the shell
   * waits.
   */
  interface Assistant {
    /** Whether the text needs another line. */
    boolean unfinished(String text);

    /** The prompt of further lines. */
    String secondPrompt();

    /** Where the word begins that the cursor is at the end of. */
    int wordStart(String text, int cursor);

    /** How that word could go on. */
    List<Candidate> candidates(String text, int cursor);

    /** What the parts of the text are. */
    List<Part> parts(String text);

    /** A command as the history keeps it. */
    default String remembered(String text) {
      return text;
    }

    /**
     * The text with its history references ({@code !!}, {@code !$}) replaced; null to leave it,
     * empty if refused.
     */
    default @Nullable String expandHistory(String text) {
      return null;
    }
  }

  /** An editor for one shell. */
  interface Session {
    /** Shows {@code prompt} and reads one complete command; the calling task waits. */
    Line read(String prompt);

    /** The lines typed so far and those it began with, oldest first. */
    List<String> history();
  }

  /** Begins with what was typed in former sessions. */
  Session open(Assistant assistant, List<String> history);
}
