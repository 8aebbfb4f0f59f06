package io.chapar.lab.time;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Timeline;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab undo} and {@code lab redo}: the last lines never happened, or did after all. */
public final class Undo implements Verb {
  private final boolean back;

  /** One of the two. */
  public Undo(boolean back) {
    this.back = back;
  }

  @Override
  public String name() {
    return back ? "undo" : "redo";
  }

  @Override
  public String usage() {
    return "[N]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    int count = args.isEmpty() ? 1 : number(args.get(0));
    if (count < 1 || args.size() > 1) {
      process.err().println(session.words().get("usage", "lab " + name() + " " + usage()));
      return 2;
    }
    Timeline timeline = session.timeline();
    for (int i = 0; i < count; i++) {
      String line = back ? timeline.undo(process) : timeline.redo(process);
      if (line == null) {
        process.err().println(session.words().get(name() + ".none"));
        return 1;
      }
      process.out().println(session.words().get(name() + ".done", first(line)));
    }
    return 0;
  }

  static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }

  /** A line for display. */
  static String first(String line) {
    int end = line.indexOf('\n');
    return end < 0 ? line : line.substring(0, end) + " …";
  }
}
