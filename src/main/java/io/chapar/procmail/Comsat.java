package io.chapar.procmail;

import java.io.IOException;

/**
 * The notice of new mail for comsat(8), which shows it to those who asked with biff: a datagram to
 * port 512 that nobody here listens for. What is seen of it is its line in the log.
 */
final class Comsat {
  private static final String OFF = "no";

  private final Run run;
  private boolean on = true;

  Comsat(Run run) {
    this.run = run;
  }

  Comsat(Run run, Comsat other) {
    this.run = run;
    on = other.on;
  }

  /** As with an rc file on the command line: no notice unless it is asked for. */
  void off() {
    on = false;
    run.vars.put("COMSAT", OFF);
  }

  /** COMSAT was assigned: yes, no, or SERVICE@HOST. */
  void assigned(String value) throws IOException {
    int at = value.indexOf('@');
    if (at < 0) {
      on = Vars.number(on ? 1 : 0, value) != 0;
    } else {
      on = service(value.substring(0, at)) && host(value.substring(at + 1));
    }
    if (!on) {
      run.set("COMSAT", OFF);
    }
  }

  private static boolean service(String name) {
    return name.isEmpty()
        || name.equals("biff")
        || name.equals("comsat")
        || name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean host(String name) {
    return name.isEmpty()
        || name.equals("localhost")
        || name.equals(run.p.hostname())
        || name.matches("[0-9]+(\\.[0-9]+){3}");
  }

  /** Tells where the mail is, once it is there. */
  void tell(String folder) throws IOException {
    if (!on || folder.isEmpty()) {
      return;
    }
    String first = folder.startsWith(run.linked) && !run.linked.isEmpty() ? run.linked : folder;
    String place =
        first.startsWith("/") || first.startsWith("**")
            ? first
            : run.vars.text("MAILDIR") + "/" + first;
    run.log.detail(
        "Notified comsat:",
        run.vars.text("LOGNAME") + "@" + (run.lastOffset < 0 ? "" : run.lastOffset) + ":" + place);
  }
}
