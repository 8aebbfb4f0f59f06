package io.chapar.lab.export;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Door;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code lab export DIR}: the host's configuration as a new folder on the real machine. */
public final class Export implements Verb {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return "DIR";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    if (args.size() != 1) {
      process.err().println(words.get("usage", "lab export DIR"));
      return 2;
    }
    Door door = session.beside(Door.class);
    if (door == null) {
      process.err().println(words.get("door.shut"));
      return 1;
    }
    Bundle bundle = Bundle.of(session.world());
    String folder = args.get(0);
    try {
      String where = door.leave(folder + "/README.txt", Utf8.encode(bundle.readme(words)));
      int count = 1;
      for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
        door.leave(folder + "/" + file.getKey(), file.getValue());
        count++;
      }
      door.leave(folder + "/install.sh", Utf8.encode(bundle.script()));
      process
          .out()
          .println(words.get("export.done", count + 1, where.substring(0, where.lastIndexOf('/'))));
      for (String each : bundle.skipped()) {
        process.out().println("  " + words.get("export.skipped", each));
      }
      return 0;
    } catch (IOException e) {
      process.err().println("lab export: " + e.getMessage());
      return 1;
    }
  }
}
