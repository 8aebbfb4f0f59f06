package io.chapar.lab.time;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code lab steps}: the lines that undo would take back, and those that redo would bring. */
public final class Steps implements Verb {
  @Override
  public String name() {
    return "steps";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    List<String> done = session.timeline().lines();
    for (int i = 0; i < done.size(); i++) {
      process
          .out()
          .println(String.format(Locale.ROOT, "%5d  %s", done.size() - i, Undo.first(done.get(i))));
    }
    List<String> undone = session.timeline().undone();
    for (int i = 0; i < undone.size(); i++) {
      process
          .out()
          .println(String.format(Locale.ROOT, "%+5d  %s", -(i + 1), Undo.first(undone.get(i))));
    }
    return 0;
  }
}
