package io.chapar.procmail;

import io.chapar.host.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line of procmail says. */
final class Invocation {
  private static final String USAGE =
      """
      Usage: procmail [-vptoY] [-f fromwhom] [parameter=value | rcfile] ...
         Or: procmail [-toY] [-f fromwhom] [-a argument] ... -d recipient ...
         Or: procmail [-ptY] [-f fromwhom] -m [parameter=value] ... rcfile [arg] ...
         Or: procmail [-toY] [-a argument] ... -z
      """;

  private static final String HELP =
      """
      	-v		display the version number and exit
      	-p		preserve (most of) the environment upon startup
      	-t		fail softly if mail is undeliverable
      	-f fromwhom	(re)generate the leading 'From ' line
      	-o		override the leading 'From ' line if necessary
      	-Y		Berkeley format mailbox, disregard Content-Length:
      	-a argument	will set $1, $2, etc
      	-d recipient	explicit delivery mode
      	-z		act as an LMTP server
      	-m		act as a general purpose mail filter
      Recipe flag quick reference:
      	H  egrep header (default)	B  egrep body
      	D  distinguish case
      	A  also execute this recipe if the common condition matched
      	a  same as 'A', but only if the previous recipe was successful
      	E  else execute this recipe, if the preceding condition didn't match
      	e  on error execute this recipe, if the previous recipe failed
      	h  deliver header (default)	b  deliver body (default)
      	f  filter			i  ignore write errors
      	c  carbon copy or clone message
      	w  wait for a program		r  raw mode, mail as is
      	W  same as 'w', but suppress 'Program failure' messages
      """;

  private final Run run;
  boolean preserve;
  boolean override;
  boolean filter;
  @Nullable String from;
  final List<String> arguments = new ArrayList<>();
  List<String> rest = List.of();

  Invocation(Run run) {
    this.run = run;
  }

  /** Reads the options; a status if that was all. */
  @Nullable Integer parse(List<String> args) throws IOException {
    run.argv0 = args.get(0);
    String name = run.argv0.substring(run.argv0.lastIndexOf('/') + 1);
    run.delivering = !name.startsWith("procmail");
    int i = 1;
    options:
    for (; i < args.size() && args.get(i).startsWith("-"); i++) {
      String arg = args.get(i);
      for (int at = 1; at < arg.length(); at++) {
        switch (arg.charAt(at)) {
          case 'v' -> {
            version();
            return 0;
          }
          case 'h', '?' -> {
            run.log.raw(USAGE);
            run.log.raw(HELP);
            return Run.EX_USAGE;
          }
          case 'p' -> preserve = true;
          case 'm' -> filter = true;
          case 'o' -> override = true;
          case 'Y', 'y' -> run.berkeley = true;
          case 't' -> run.status = Run.EX_TEMPFAIL;
          case 'f', 'r' -> {
            if (at + 1 < arg.length()) {
              from = arg.substring(at + 1);
            } else if (i + 1 < args.size()) {
              from = args.get(++i);
            } else {
              run.log.say("Missing name");
            }
            continue options;
          }
          case 'a' -> {
            if (at + 1 < arg.length()) {
              arguments.add(arg.substring(at + 1));
            } else if (i + 1 < args.size()) {
              arguments.add(args.get(++i));
            } else {
              run.log.say("Missing argument");
            }
            continue options;
          }
          case 'd' -> {
            if (at + 1 < arg.length()) {
              rest = new ArrayList<>(List.of(arg.substring(at + 1)));
            } else if (i + 1 < args.size()) {
              rest = new ArrayList<>(List.of(args.get(++i)));
            } else {
              run.log.say("Missing recipient");
              continue options;
            }
            run.delivering = true;
            rest.addAll(args.subList(i + 1, args.size()));
            return check();
          }
          case 'z' -> {
            run.log.say("LMTP support not enabled in this binary");
            return Run.EX_USAGE;
          }
          default -> {
            if (arg.equals("--")) {
              i++;
              break options;
            }
            run.log.say("Unrecognised options:", arg.substring(arg.startsWith("--") ? 2 : at));
            run.log.raw(USAGE);
            run.log.raw("Processing continued\n");
            continue options;
          }
        }
      }
    }
    rest = args.subList(Math.min(i, args.size()), args.size());
    if (run.delivering && rest.isEmpty()) {
      run.log.say("Missing recipient");
      run.delivering = false;
    }
    return check();
  }

  private @Nullable Integer check() throws IOException {
    run.args = List.copyOf(arguments);
    if (run.delivering ? preserve || filter : filter && !arguments.isEmpty()) {
      if (run.delivering) {
        preserve = false;
        filter = false;
      } else {
        run.args = List.of();
      }
      run.log.say("Conflicting options");
      run.log.raw(USAGE);
    }
    run.filter = filter ? 1 : 0;
    return null;
  }

  private void version() throws IOException {
    Account me = run.p.machine().users().byUid(run.p.realUid());
    run.log.raw(
        "procmail"
            + Procmail.VERSION
            + "\nLocking strategies:\tdotlocking, fcntl()\n"
            + "Default rcfile:\t\t$HOME/.procmailrc\n"
            + "\tIt may be writable by your primary group\n"
            + "Your system mailbox:\t/var/mail/"
            + (me == null ? "" : me.name())
            + "\n");
  }
}
