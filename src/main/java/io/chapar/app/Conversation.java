package io.chapar.app;

import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Look;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens a dialogue with whoever started the program: at the terminal, or over streams. */
final class Conversation {
  // Asks the terminal that autodetects the direction of paragraphs to do so (ECMA-48 as revised
  // for bidi terminals), and to stop it.
  private static final String DETECT = "\033[?2501h";
  private static final String LEAVE = "\033[?2501l";

  private Conversation() {}

  /** What is said in a dialogue. */
  @FunctionalInterface
  interface Talk {
    /** Talks; returns the exit status. */
    int with(Dialogue dialogue) throws Exception;
  }

  /** Whether both standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there is always one, which can be asked
  static boolean interactive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Holds a dialogue. */
  static int hold(Preferences preferences, PrintWriter out, Talk talk) throws Exception {
    for (String notice : preferences.journal().notices()) {
      out.println("chapar: " + notice);
    }
    if (!interactive()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int status = talk.with(new StreamDialogue(preferences.look(false, columns()), in, out));
      out.flush();
      return status;
    }
    try (Terminal terminal = open(preferences.plain())) {
      Look look = preferences.look(true, terminal.getSize().getColumns());
      terminal.writer().print(detect(look, true));
      try {
        return talk.with(new TerminalDialogue(terminal, look));
      } finally {
        terminal.writer().print(detect(look, false));
        terminal.flush();
      }
    }
  }

  /** What tells a terminal that orders text itself to find the direction of each paragraph. */
  static String detect(Look look, boolean on) {
    boolean wanted = look.rightToLeft() && look.colour() && look.bidi() == Look.Bidi.TERMINAL;
    return !wanted ? "" : on ? DETECT : LEAVE;
  }

  /** The real terminal. */
  static Terminal open(boolean plain) throws IOException {
    TerminalBuilder builder =
        TerminalBuilder.builder().system(true).nativeSignals(true).encoding(StandardCharsets.UTF_8);
    if (plain) {
      builder.type("dumb").dumb(true);
    }
    return builder.build();
  }

  /** The width of what is no terminal. */
  static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 80;
  }

  /** A number to draw by chance from. */
  static long chance() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_003 + now.getNano();
  }
}
