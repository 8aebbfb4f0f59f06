package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.page.PlainText;
import io.chapar.lab.session.Session;
import io.chapar.lab.study.Desk;
import java.io.IOException;

/** Tells the learner a report: set for the terminal where there is one. */
final class Told {
  private Told() {}

  static void print(Session session, Process process, String text) throws IOException {
    Desk desk = session.beside(Desk.class);
    process.out().print(desk == null ? text : PlainText.set(DeskAt.of(desk, process).look(), text));
  }
}
