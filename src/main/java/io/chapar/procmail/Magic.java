package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Syslog;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What the assignment of procmail's own variables does, beside giving them a value. */
final class Magic {
  private final Run run;

  Magic(Run run) {
    this.run = run;
  }

  /** What the assignment of a magic variable does; true if the run goes on in another process. */
  boolean effect(String name, String value) throws IOException {
    switch (name) {
      case "LINEBUF" -> run.vars.lineBuf = Math.max(128, Vars.number(0, value));
      case "MAILDIR" -> {
        try {
          run.p.chdir(value);
          run.changedDirectory = true;
        } catch (DiskException e) {
          run.log.say("Couldn't chdir to", value);
          run.mailDirectory(".");
        }
      }
      case "LOGFILE" -> openLog(value);
      case "LOG" -> run.log.raw(value);
      case "EXITCODE" -> run.exitCodeSet = true;
      case "SHIFT" -> {
        int n = Math.min(Vars.number(0, value), run.args.size());
        if (n > 0) {
          run.args = List.copyOf(run.args.subList(n, run.args.size()));
        }
      }
      case "DROPPRIVS" -> {
        if (Vars.number(0, value) != 0) {
          if (run.log.verbose) {
            run.log.say("Assuming identity of the recipient, VERBOSE=off");
          }
          run.becomeUser();
        }
      }
      case "DELIVERED" -> {
        return Vars.number(0, value) != 0;
      }
      case "LOCKFILE" -> {
        if (!run.locks.lockGlobal(value)) {
          run.log.detail("Assigning", "LOCKFILE");
          run.vars.remove("LOCKFILE");
        }
      }
      case "UMASK" -> run.umask(octal(value));
      case "INCLUDERC" -> {
        if (run.rc.isOpen()) {
          include(value);
        }
      }
      case "SWITCHRC" -> {
        if (run.rc.isOpen()) {
          switchTo(value);
        }
      }
      case "HOST" -> host(value);
      case "COMSAT" -> run.comsat.assigned(value);
      case "VERBOSE" -> run.log.verbose = Vars.number(run.log.verbose ? 1 : 0, value) != 0;
      default -> {
        if (!run.vars.numbers(name, value)) {
          run.vars.texts(name, value);
        }
      }
    }
    return false;
  }

  private static int octal(String text) {
    int value = 0;
    for (char c : text.strip().toCharArray()) {
      if (c < '0' || c > '7') {
        break;
      }
      value = (value << 3 | c - '0') & 07777;
    }
    return value;
  }

  private void host(String value) throws IOException {
    String name = run.p.hostname();
    if (!value.equals(name)) {
      run.log.detail("HOST mismatched", name);
      if (!run.rc.isOpen()) {
        run.status = 0;
        run.end();
      }
      run.rc.close();
      run.levels.clear();
    }
    run.vars.put("HOST", name);
  }

  private void openLog(String path) throws IOException {
    run.log.flush();
    String file = path.isEmpty() ? "/dev/null" : path;
    run.log.detail("Opening", file);
    run.log.flush();
    try {
      run.p.attach(
          2,
          run.p.open(file, Set.of(Files.Mode.WRITE, Files.Mode.APPEND, Files.Mode.CREATE), 0667));
      run.log.opened = true;
    } catch (DiskException e) {
      run.log.say("Error while writing to", file);
      run.syslog(Syslog.Severity.NOTICE, "Error while writing to \"" + file + "\"");
    }
  }

  private boolean isFile(String name) {
    try {
      return run.files().stat(run.p.path(name)).isRegular();
    } catch (DiskException e) {
      return false;
    }
  }

  private boolean isEmpty(String name) throws DiskException {
    return run.files().stat(run.p.path(name)).size() == 0;
  }

  private void include(String name) throws IOException {
    if (name.isEmpty() || name.equals("/dev/null")) {
      return;
    }
    if (!isFile(name)) {
      run.log.say("Couldn't read", name);
    } else if (!isEmpty(name)
        && (run.rc.count() >= 1017 || !run.open(name))) { // one descriptor each
      run.log.say("Couldn't read", name);
    }
  }

  private void switchTo(String name) throws IOException {
    run.opening();
    if (name.equals(run.rc.name())) {
      run.rc.replace(name, rcText(name));
    } else if (name.isEmpty() || name.equals("/dev/null") || isFile(name) && isEmpty(name)) {
      run.rc.skipAll();
    } else if (!isFile(name)) {
      run.log.say("Couldn't read", name);
      return;
    } else {
      String text;
      try {
        text = rcText(name);
      } catch (DiskException e) {
        run.log.say("Couldn't read", name);
        return;
      }
      run.rc.replace(name, text);
    }
    while (run.levels.size() > run.rc.depth) {
      run.levels.removeLast();
    }
  }

  private String rcText(String name) throws IOException {
    return Utf8.decode(run.p.readAll(name));
  }
}
