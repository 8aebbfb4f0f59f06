package io.chapar.lab.study;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A conversation with a learner who typed {@code lab …} at the shell of a host. */
public final class HostDialogue implements Dialogue {
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
