package io.chapar.lab.replay;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Door;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;

/**
 * {@code lab record FILE}: leaves the session so far on the real machine, for {@code chapar
 * replay}.
 */
public final class Record implements Verb {
  @Override
  public String name() {
    return "record";
  }

  @Override
  public String usage() {
    return "FILE";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    if (args.size() != 1) {
      process.err().println(words.get("usage", "lab record FILE"));
      return 2;
    }
    Recorder recorder = session.beside(Recorder.class);
    if (recorder == null) {
      process.err().println(words.get("record.none"));
      return 1;
    }
    Door door = session.beside(Door.class);
    if (door == null) {
      process.err().println(words.get("door.shut"));
      return 1;
    }
    try {
      String where = door.leave(args.get(0), Utf8.encode(recorder.soFar().text()));
      process.out().println(words.get("door.left", where));
      return 0;
    } catch (IOException e) {
      process.err().println("lab record: " + e.getMessage());
      return 1;
    }
  }
}
