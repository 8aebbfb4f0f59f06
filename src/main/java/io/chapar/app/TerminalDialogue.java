package io.chapar.app;

import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** A conversation at the real terminal. */
final class TerminalDialogue implements Dialogue {
  private final Terminal terminal;
  private final Look look;
  private final LineReader reader;

  TerminalDialogue(Terminal terminal, Look look) {
    this.terminal = terminal;
    this.look = look;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("chapar")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, look.colour())
            .variable(LineReader.BELL_STYLE, "none")
            .build();
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public void print(String text) {
    terminal.writer().print(text);
    terminal.flush();
  }

  @Override
  public @Nullable String ask(String prompt) throws IOException {
    try {
      return reader.readLine(prompt(this, prompt));
    } catch (EndOfFileException | UserInterruptException e) {
      return null;
    }
  }

  /**
   * Shows a right-to-left prompt on a line of its own: the line that is typed has one direction.
   */
  static String prompt(Dialogue dialogue, String prompt) throws IOException {
    if (!dialogue.look().rightToLeft() || prompt.endsWith("# ")) {
      return prompt;
    }
    dialogue.print(Typesetter.set(dialogue.look(), prompt));
    return "> ";
  }
}
