package io.chapar.lab.study;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.unix.Quote;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A conversation with a learner who typed {@code lab …} at the shell of a host. */
public final class HostDialogue implements Dialogue {
  private static final String ESCAPES = "\033\\[[0-9;]*m|[\u200e\u200f\u2066-\u2069]";
  private final Process process;
  private final Look look;

  /** On the streams of {@code process}. */
  public HostDialogue(Process process, Look look) {
    this.process = process;
    Channel out = process.channel(1);
    this.look =
        out != null && out.terminal()
            ? look
            : new Look(look.language(), look.width(), false, Look.Bidi.NONE);
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public void print(String text) throws IOException {
    process.out().print(text);
    process.out().flush();
  }

  /** At a terminal a screenful at a time, Enter goes on; the last one stays above the prompt. */
  @Override
  public void page(String text) throws IOException {
    Terminal terminal = process.terminal();
    if (terminal == null || !process.terminal(0) || !process.terminal(1)) {
      print(process.terminal(1) ? text : text.replaceAll(ESCAPES, ""));
      return;
    }
    int columns = Math.max(1, terminal.columns());
    int room = Math.max(5, terminal.rows() - asking());
    int left = room;
    for (String line : text.lines().toList()) {
      int height = rows(line, columns);
      if (height > left && left < room) {
        if (!goOn()) {
          return;
        }
        left = room;
      }
      print(line + "\n");
      left -= height;
    }
  }

  private static int rows(String line, int columns) {
    String seen = line.replaceAll(ESCAPES, "").replace("\t", "        ");
    return Math.max(1, (Quote.width(seen) + columns - 1) / columns);
  }

  /** The rows that a question takes. */
  private int asking() {
    return look.rightToLeft() ? 2 : 1;
  }

  private boolean goOn() throws IOException {
    String answer = ask(new Catalogue(look.language()).get("learn.more"));
    if (look.colour()) {
      print("\033[A\r\033[K".repeat(asking())); // it goes: the text stands together
    }
    return answer != null && !answer.strip().equals("q");
  }

  @Override
  public @Nullable String ask(String prompt) throws IOException {
    if (look.rightToLeft() && !prompt.endsWith("# ")) {
      print(Typesetter.set(look, prompt) + "> ");
    } else {
      print(prompt);
    }
    return process.in().readLine();
  }
}
