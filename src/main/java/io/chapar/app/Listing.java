package io.chapar.app;

import io.chapar.lab.page.Look;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.Overview;
import java.io.IOException;
import java.io.PrintWriter;

/** Prints an overview on the real machine: fitted to a terminal, a line an entry into a pipe. */
final class Listing {
  private static final int ENDLESS = 10_000;

  private Listing() {}

  /** A part of an overview. */
  @FunctionalInterface
  interface Part {
    /** Its text. */
    String of(Overview overview) throws IOException;
  }

  /** Prints it. */
  static int print(Preferences preferences, PrintWriter out, Part part) throws IOException {
    boolean terminal = Conversation.interactive();
    Look look = preferences.look(terminal, terminal ? Conversation.columns() : ENDLESS);
    Desk desk = new RealDesk(look, preferences.journal(), 1);
    String text = part.of(new Overview(desk, "chapar"));
    for (String notice : preferences.journal().notices()) {
      out.println("chapar: " + notice);
    }
    out.print(Conversation.detect(look, true) + text + Conversation.detect(look, false));
    out.flush();
    return 0;
  }
}
