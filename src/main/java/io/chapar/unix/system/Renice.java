package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** renice(1): the niceness of processes that run. */
final class Renice implements Program {
  private static final Options OPTIONS =
      Options.of("n,priority=", "relative=", "p,pid", "g,pgrp", "u,user")
          .version("util-linux", "2.38.1");

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new java.util.ArrayList<>(p.args().subList(1, p.args().size()));
    if (!args.isEmpty() && args.get(0).matches("[-+]?\\d+")) {
      args.add(0, "-n");
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    String value = o.has("relative") ? o.value("relative", "") : o.value("n", "");
    if (!o.has("n") && !o.has("relative") || o.operands().isEmpty()) {
      if (!o.has("n") && !o.has("relative") && !o.operands().isEmpty()) {
        p.err().print("renice: invalid priority " + Quote.shell(o.operands().get(0)) + "\n");
        p.err().print("Try 'renice --help' for more information.\n");
        return 1;
      }
      p.err().print("renice: not enough arguments\nTry 'renice --help' for more information.\n");
      return 1;
    }
    if (!value.matches("[-+]?\\d{1,6}")) {
      p.err().print("renice: invalid priority " + Quote.shell(value) + "\n");
      p.err().print("Try 'renice --help' for more information.\n");
      return 1;
    }
    String by = o.last("p", "g", "u");
    int status = 0;
    for (String who : o.operands()) {
      status |= one(p, who, by, Integer.parseInt(value), o.has("relative"));
    }
    return status;
  }

  private static int one(Process p, String who, String by, int value, boolean relative)
      throws IOException {
    String what = by.equals("u") ? "user ID" : by.equals("g") ? "process group ID" : "process ID";
    int id;
    if (by.equals("u") && !who.matches("\\d{1,9}")) {
      Account account = p.machine().users().named(who);
      if (account == null) {
        p.err().print("renice: unknown user " + who + "\n");
        return 1;
      }
      id = account.uid();
    } else if (who.matches("\\d{1,9}")) {
      id = Integer.parseInt(who);
    } else {
      p.err().print("renice: bad " + what + " value: " + who + "\n");
      return 1;
    }
    List<Process> chosen =
        p.machine().processes().live().stream()
            .filter(
                q ->
                    by.equals("u")
                        ? q.credentials().uid() == id
                        : by.equals("g") ? q.group() == id : q.pid() == id)
            .toList();
    if (chosen.isEmpty()) {
      p.err()
          .print(
              "renice: failed to get priority for "
                  + id
                  + " ("
                  + what
                  + "): "
                  + "No such process\n");
      return 1;
    }
    for (Process each : chosen) {
      int old = each.niceness();
      int wanted = Math.max(-20, Math.min(19, relative ? old + value : value));
      boolean own = p.credentials().uid() == each.credentials().uid();
      if (!p.credentials().root() && (!own || wanted < old)) {
        p.err()
            .print(
                "renice: failed to set priority for "
                    + each.pid()
                    + " ("
                    + what
                    + "): "
                    + (own ? "Permission denied" : "Operation not permitted")
                    + "\n");
        return 1;
      }
      each.niceness(wanted);
      if (!by.equals("u") && !by.equals("g")) {
        p.out().println(id + " (" + what + ") old priority " + old + ", new priority " + wanted);
      }
    }
    if (by.equals("u") || by.equals("g")) {
      p.out().println(id + " (" + what + ") new priority " + value);
    }
    return 0;
  }
}
