package io.chapar.lab.why;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where else a parameter is written, and which of the last decisions followed from it. */
final class Mentions {
  private static final int LATELY = 3;
  private static final Pattern LINE = Pattern.compile("^\\s*([a-z0-9_]+)\\s*=\\s*(.*)$");
  private final Machine machine;
  private final String name;

  Mentions(Machine machine, String name) {
    this.machine = machine;
    this.name = name;
  }

  /** A line that says it. */
  record Line(String place, String value) {}

  /** The lines of Postfix's main.cf. */
  List<Line> postfix() {
    List<Line> found = new ArrayList<>();
    lines("/etc/postfix/main.cf", found);
    return found;
  }

  /** The lines of Dovecot's files, wherever they apply. */
  List<Line> dovecot() {
    List<Line> found = new ArrayList<>();
    lines("/etc/dovecot/dovecot.conf", found);
    try {
      for (String file : machine.root().list("/etc/dovecot/conf.d").stream().sorted().toList()) {
        lines("/etc/dovecot/conf.d/" + file, found);
      }
    } catch (DiskException e) {
      // there is no such folder
    }
    lines("/etc/dovecot/local.conf", found);
    return found;
  }

  private void lines(String path, List<Line> found) {
    Files root = machine.root();
    try {
      String[] lines = root.text(path).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        Matcher line = LINE.matcher(lines[i]);
        if (line.matches() && line.group(1).equals(name)) {
          found.add(new Line(path + ":" + (i + 1), line.group(2).strip()));
        }
      }
    } catch (DiskException e) {
      // it says nothing then
    }
  }

  /** The last steps of which it was a cause, the newest first. */
  List<Decision> lately() {
    List<Decision> all = new ArrayList<>();
    List<String> ids = new ArrayList<>(Decisions.messages(machine));
    ids.add(Decisions.NOQUEUE);
    ids.add(Decisions.LOGIN);
    for (String id : ids) {
      for (Decision step : Decisions.of(machine, id)) {
        if (step.causes().stream().anyMatch(c -> c.setting().equals(name))) {
          all.add(step);
        }
      }
    }
    all.sort((a, b) -> Long.compare(b.at(), a.at()));
    return all.subList(0, Math.min(LATELY, all.size()));
  }
}
