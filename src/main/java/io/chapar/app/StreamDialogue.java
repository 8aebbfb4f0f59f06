package io.chapar.app;

import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Look;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A conversation over streams, where there is no terminal: what is read is shown as well. */
final class StreamDialogue implements Dialogue {
  private final Look look;
  private final BufferedReader in;
  private final PrintWriter out;

  StreamDialogue(Look look, BufferedReader in, PrintWriter out) {
    this.look = look;
    this.in = in;
    this.out = out;
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public @Nullable String ask(String prompt) throws IOException {
    print(TerminalDialogue.prompt(this, prompt));
    String line = in.readLine();
    print((line == null ? "" : line) + "\n");
    return line;
  }
}
