package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * sendmail(1), which is also mailq and newaliases: the old face of a mail system. It hands mail to
 * postdrop, and everything else to the command that does it.
 */
public final class Sendmail implements Program {
  static final int TEMPORARY = 75;
  private static final String OPTIONS = "A:B:C:F:GIL:N:O:R:UV:X:b:ce:f:h:imno:p:r:q:tvx";

  private enum Mode {
    ENQUEUE,
    NEWALIASES,
    MAILQ,
    DAEMON,
    USER,
    FLUSH,
    NOTHING
  }

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    log.name("postfix", "mail");
    return Guard.run(process, log, TEMPORARY, () -> new Run(process, log).run());
  }

  /** What was asked for. */
  static final class Order {
    String sender = "";
    boolean hasSender;
    String fullName = "";
    boolean hasFullName;
    String encoding = "";
    String envelopeId = "";
    String verp = "";
    boolean hasVerp;
    String context = "local";
    int notify;
    int returnType;
    int flags;
    boolean dotEnds = true;
    boolean fromHeaders;
    List<String> recipients = new ArrayList<>();
  }

  /** One call. */
  private static final class Run {
    private final Process process;
    private final CommandLog log;
    private final Order order = new Order();
    private Mode mode = Mode.ENQUEUE;
    private String flushSite = "";
    private String flushId = "";
    private String aliasMap = "";
    private boolean interval;
    private int verbose;

    Run(Process process, CommandLog log) {
      this.process = process;
      this.log = log;
    }

    int run() throws IOException {
      List<String> args = flushOption(process.args());
      ShortOptions first = new ShortOptions(args, OPTIONS);
      for (char option; (option = first.next()) != 0; ) {
        if (option == '?') {
          process.err().println(process.name() + ": " + first.complaint());
        } else if (option == 'C') {
          String dir = first.value();
          process
              .env()
              .put(
                  "MAIL_CONFIG",
                  dir.endsWith("/main.cf") ? dir.substring(0, dir.length() - 8) : dir);
        }
      }
      PostfixConfig config = log.configure("sendmail");
      mode =
          switch (process.name()) {
            case "mailq" -> Mode.MAILQ;
            case "newaliases" -> Mode.NEWALIASES;
            case "smtpd" -> Mode.DAEMON;
            default -> mode;
          };
      ShortOptions options = new ShortOptions(args, OPTIONS);
      for (char option; (option = options.next()) != 0; ) {
        option(option, options);
      }
      order.recipients = options.operands();
      check();
      return act(config);
    }

    /** {@code -q} alone is an option without a value, which getopt cannot know. */
    private List<String> flushOption(List<String> given) {
      List<String> args = new ArrayList<>();
      for (int i = 0; i < given.size(); i++) {
        String word = given.get(i);
        if (i > 0 && word.equals("-q")) {
          mode = Mode.FLUSH;
        } else if (i > 0 && word.equals("-XV")) {
          order.hasVerp = true;
        } else if (i > 0
            && word.equals("-V")
            && i + 1 < given.size()
            && given.get(i + 1).length() == 2) {
          // what it meant before it became the envelope id
          log.warning("option -V is deprecated with Postfix 2.3; specify -XV instead");
          order.hasVerp = true;
        } else {
          args.add(word);
        }
      }
      return args;
    }

    private void option(char option, ShortOptions options) throws IOException {
      String value = options.value();
      switch (option) {
        case '?' -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal("usage: " + process.name() + " [options]");
        }
        case 'n' -> throw new PostfixFatal("-n option not supported");
        case 'B' ->
            order.encoding =
                switch (value) {
                  case "8BITMIME" -> "8bit";
                  case "7BIT" -> "7bit";
                  default -> throw new PostfixFatal("-B option needs 8BITMIME or 7BIT");
                };
        case 'F' -> {
          order.fullName = value;
          order.hasFullName = true;
        }
        case 'G' -> order.context = "remote";
        case 'I' -> mode = Mode.NEWALIASES;
        case 'N' -> {
          order.notify = notifyFlags(value);
          if (order.notify == 0) {
            log.warning("bad -N option value -- ignored");
          }
        }
        case 'R' -> {
          order.returnType =
              switch (value.toLowerCase(Locale.ROOT)) {
                case "full" -> Dsn.RETURN_FULL;
                case "hdrs" -> Dsn.RETURN_HEADERS;
                default -> 0;
              };
          if (order.returnType == 0) {
            log.warning("bad -R option value -- ignored");
          }
        }
        case 'V' -> order.envelopeId = value;
        case 'X' -> {
          if (!value.startsWith("V")) {
            throw new PostfixFatal("unsupported: -X" + value.charAt(0));
          }
          order.hasVerp = true;
          order.verp = value.substring(1);
        }
        case 'b' -> bOption(value);
        case 'f', 'r' -> {
          order.sender = value;
          order.hasSender = true;
        }
        case 'i' -> order.dotEnds = false;
        case 'o' -> {
          if (value.startsWith("A")) {
            if (value.length() == 1) {
              throw new PostfixFatal("-oA requires pathname");
            }
            aliasMap = value.substring(1);
          } else if (value.startsWith("i")) {
            order.dotEnds = false;
          }
        }
        case 'q' -> qOption(value);
        case 't' -> order.fromHeaders = true;
        case 'v' -> verbose++;
        default -> {}
      }
    }

    private int notifyFlags(String value) {
      int flags = 0;
      for (String word : value.split("[,\\s]+")) {
        int flag =
            switch (word.toLowerCase(Locale.ROOT)) {
              case "success" -> Dsn.SUCCESS;
              case "failure" -> Dsn.FAILURE;
              case "delay" -> Dsn.DELAY;
              case "never" -> Dsn.NEVER;
              default -> 0;
            };
        if (flag == 0) {
          log.warning("unknown DSN NOTIFY command value \"" + word + "\" in \"" + value + '"');
          return 0;
        }
        flags |= flag;
      }
      return (flags & Dsn.NEVER) != 0 && flags != Dsn.NEVER ? 0 : flags;
    }

    private void bOption(String value) {
      switch (value.isEmpty() ? ' ' : value.charAt(0)) {
        case 'd', 'l' -> mode = Mode.DAEMON;
        case 'h', 'H' -> mode = Mode.NOTHING;
        case 'i' -> mode = Mode.NEWALIASES;
        case 'm' -> mode = Mode.ENQUEUE;
        case 'p' -> mode = Mode.MAILQ;
        case 's' -> mode = Mode.USER;
        case 'v' -> order.flags |= Request.USER_VERIFY;
        default ->
            throw new PostfixFatal(
                "unsupported: -b" + (value.isEmpty() ? "" : value.substring(0, 1)));
      }
    }

    private void qOption(String value) {
      if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
        interval = true;
      } else if (value.startsWith("R")) {
        flushSite = value.substring(1);
        if (flushSite.isEmpty()) {
          throw new PostfixFatal("specify: -qRsitename");
        }
      } else if (value.startsWith("I")) {
        flushId = value.substring(1);
        if (flushId.isEmpty()) {
          throw new PostfixFatal("specify: -qIqueueid");
        }
      } else {
        throw new PostfixFatal("-q" + value.charAt(0) + " is not implemented");
      }
    }

    private void check() {
      if (order.fromHeaders && mode != Mode.ENQUEUE) {
        throw new PostfixFatal("-t can be used only in delivery mode");
      }
      if (!flushSite.isEmpty() && mode != Mode.ENQUEUE) {
        throw new PostfixFatal("-qR can be used only in delivery mode");
      }
      if (!flushId.isEmpty() && mode != Mode.ENQUEUE) {
        throw new PostfixFatal("-qI can be used only in delivery mode");
      }
      if ((order.flags & Request.USER_VERIFY) != 0) {
        if (order.fromHeaders) {
          throw new PostfixFatal("-t option cannot be used with -bv");
        }
        if (order.notify != 0) {
          throw new PostfixFatal("-N option cannot be used with -bv");
        }
        if (order.returnType != 0) {
          throw new PostfixFatal("-R option cannot be used with -bv");
        }
        if (verbose == 1) {
          throw new PostfixFatal("-v option cannot be used with -bv");
        }
      }
      if (verbose == 1 && mode == Mode.ENQUEUE) {
        order.flags |= Request.RECORD;
      }
    }

    private int act(PostfixConfig config) throws IOException {
      if (interval && mode != Mode.DAEMON) {
        return 0;
      }
      String commands = config.get("command_directory");
      return switch (mode) {
        case ENQUEUE -> {
          if (!flushSite.isEmpty()) {
            alone("flush site");
            yield other(commands, "postqueue", "-s", flushSite);
          }
          if (!flushId.isEmpty()) {
            alone("flush queue_id");
            yield other(commands, "postqueue", "-i", flushId);
          }
          UserAccess.check(process, config, log, "authorized_submit_users", "submit mail", true);
          yield new SendmailEnqueue(process, config, log, order, userName()).run();
        }
        case MAILQ -> {
          alone("display queue mode");
          yield other(commands, "postqueue", "-p");
        }
        case FLUSH -> {
          alone("flush queue mode");
          yield other(commands, "postqueue", "-f");
        }
        case DAEMON -> {
          alone("daemon mode");
          process.call(commands + "/postfix", List.of("postfix", "start"));
          yield 0;
        }
        case NEWALIASES -> {
          alone("alias initialization mode");
          yield aliasMap.isEmpty()
              ? Newaliases.run(process, config)
              : other(commands, "postalias", "--", aliasMap);
        }
        case USER -> {
          alone("stand-alone mode");
          UserAccess.check(process, config, log, "authorized_submit_users", "submit mail", true);
          yield other(config.get("daemon_directory"), "smtpd", "-S");
        }
        case NOTHING -> 0;
      };
    }

    private void alone(String what) {
      if (!order.recipients.isEmpty()) {
        throw new PostfixFatal(what + " requires no recipient");
      }
    }

    private int other(String directory, String... argv) throws IOException {
      try {
        return process.exec(directory + "/" + argv[0], List.of(argv), process.env());
      } catch (DiskException e) {
        throw new PostfixFatal("execv " + directory + "/" + argv[0] + ": " + e.getMessage());
      }
    }

    private String userName() {
      Account account = process.machine().users().byUid(process.realUid());
      if (account == null) {
        throw new PostfixFatal("no login name found for user ID " + process.realUid());
      }
      return account.name();
    }
  }
}
