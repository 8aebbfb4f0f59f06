package io.chapar.lab;

import io.chapar.lab.page.Look;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A conversation with the learner, at the real terminal or in the shell of a host. */
public interface Dialogue {
  /** How texts are to look. */
  Look look();

  /** Shows text, line ends included. */
  void print(String text) throws IOException;

  /** Shows a text that may be taller than the screen: by the screenful where there is one. */
  default void page(String text) throws IOException {
    print(text);
  }

  /** Asks for a line; null when the learner leaves (Ctrl-D, Ctrl-C) or there is nobody. */
  @Nullable String ask(String prompt) throws IOException;
}
