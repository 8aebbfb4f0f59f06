package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Syslog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line of spamc, with that of its file before it. */
final class SpamcOptions {
  static final int EX_USAGE = 64;
  static final int EX_CONFIG = 78;
  private static final String VERSION = "SpamAssassin Client version 4.0.1\n";

  private static final String USAGE =
      """
      Usage: spamc [options] [-e command [args]] < message

      Options:
        -d, --dest host[,host2]   Where spamd is. [default: localhost]
        -p, --port port           Its port. [default: 783]
        -t, --timeout timeout     How long to wait for it, in seconds. [default: 600]
        --connect-retries retries How often to try. [default: 3]
        --retry-sleep sleep       How long between two tries, in seconds. [default: 1]
        -s, --max-size size       Mails that are larger pass unseen. [default: 500k]
        -u, --username username   On behalf of this user. [default: current user]
        -L, --learntype learntype Learn the mail as spam or ham, or forget it.
        -c, --check               Print the points only; the status says whether it is spam.
        -y, --tests               Print the names of the tests only.
        -r, --full-spam           Print the report of spam.
        -R, --full                Print the report in any case.
        --headers                 Change the header only.
        -E, --exitcode            Filter, and let the status say whether it is spam.
        -x, --no-safe-fallback    Without spamd, fail.
        -X, --unavailable-tempfail  With -x: fail for the time being.
        -l, --log-to-stderr       Complain on standard error.
        -e, --pipe-to command [args]  Hand the mail to a command. The last option.
        -F, --config path         Read options from this file first.
        -K                        Ask whether spamd is there.
        -h, --help                Say this.
        -V, --version             Say which version this is.
      """;

  private static final String FILE = "/etc/spamassassin/spamc.conf";
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-d",
          "--dest",
          "-p",
          "--port",
          "-t",
          "--timeout",
          "-n",
          "--connect-timeout",
          "--connect-retries",
          "--retry-sleep",
          "--filter-retries",
          "--filter-retry-sleep",
          "-s",
          "--max-size",
          "-u",
          "--username",
          "-L",
          "--learntype",
          "-C",
          "--reporttype",
          "-F",
          "--config",
          "-U",
          "--socket",
          "--ssl-cert",
          "--ssl-key",
          "--ssl-ca-file",
          "--ssl-ca-path");

  private final Process p;
  String dest = "localhost";
  int port = 783;
  int retries = 3;
  int pause = 1;
  int timeout = 600;
  long limit = 500 * 1024;
  String user;
  String learn = "";
  boolean check;
  boolean reportOfSpam;
  boolean report;
  boolean tests;
  boolean headers;
  boolean exitCode;
  boolean safe = true;
  boolean temporary;
  boolean ping;
  List<String> pipe = List.of();
  private boolean toError;
  private @Nullable String configuration;

  SpamcOptions(Process p) {
    this.p = p;
    Account me = p.machine().users().byUid(p.credentials().uid());
    user = me == null ? "nobody" : me.name();
  }

  /** What is asked of spamd: where several things are, the first of this order. */
  String command() {
    if (!learn.isEmpty()) {
      return "TELL";
    }
    return check
        ? "CHECK"
        : reportOfSpam
            ? "REPORT_IFSPAM"
            : report ? "REPORT" : tests ? "SYMBOLS" : headers ? "HEADERS" : "PROCESS";
  }

  void log(String text) throws IOException {
    if (toError) {
      p.err().print("spamc: " + text + "\n");
    } else {
      p.machine().syslog().log("mail", Syslog.Severity.ERR, "spamc", p.pid(), text);
    }
  }

  private int usage(String why) throws IOException {
    p.err().print(why + "\n" + VERSION + "\n" + USAGE);
    log("invalid usage");
    return EX_USAGE;
  }

  /** Reads the file and the command line; a status if that was all. */
  @Nullable Integer parse() throws IOException {
    List<String> given = p.args().subList(1, p.args().size());
    for (int i = 0; i + 1 < given.size(); i++) {
      if (given.get(i).equals("-F") || given.get(i).equals("--config")) {
        configuration = given.get(i + 1);
      }
    }
    String named = configuration;
    if (named != null) {
      try {
        Integer status = words(lines(p.files().text(p.path(named))));
        if (status != null) {
          return status;
        }
      } catch (DiskException e) {
        p.err().print("Failed to open config file: " + named + "\n");
        return EX_CONFIG;
      }
    } else {
      try {
        Integer status = words(lines(p.machine().root().text(FILE)));
        if (status != null) {
          return status;
        }
      } catch (DiskException e) {
        // there is none
      }
    }
    return words(given);
  }

  private static List<String> lines(String text) {
    List<String> words = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.startsWith("#") && !line.isBlank()) {
        words.addAll(List.of(line.strip().split("\\s+")));
      }
    }
    return words;
  }

  private @Nullable Integer words(List<String> given) throws IOException {
    List<String> args = new ArrayList<>(given);
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.equals("-")) {
        continue; // nobody looks at it
      }
      String name = arg;
      String value = null;
      if (arg.startsWith("--")) {
        int equals = arg.indexOf('=');
        name = equals < 0 ? arg : arg.substring(0, equals);
        value = equals < 0 ? null : arg.substring(equals + 1);
      } else if (arg.length() > 2) {
        name = arg.substring(0, 2);
        if (WITH_VALUE.contains(name)) {
          value = arg.substring(2);
        } else {
          args.set(i, "-" + arg.substring(2));
          i--;
        }
      }
      if (name.equals("-e") || name.equals("--pipe-to")) {
        pipe = new ArrayList<>(args.subList(Math.min(i + 1, args.size()), args.size()));
        return null;
      }
      if (WITH_VALUE.contains(name) && value == null) {
        if (i + 1 >= args.size()) {
          return usage(place(name, i) + "argument required for option " + bare(name));
        }
        value = args.get(++i);
      }
      Integer status = option(name, value == null ? "" : value, i);
      if (status != null) {
        return status;
      }
    }
    return null;
  }

  private static String bare(String name) {
    return name.startsWith("--") ? name : name.substring(1);
  }

  private static String place(String name, int index) {
    return "Error in argument " + (index + 1) + (name.startsWith("--") ? " : " : ", char 2: ");
  }

  private static int number(String text, int otherwise) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private @Nullable Integer option(String name, String value, int index) throws IOException {
    switch (name) {
      case "-d", "--dest" -> dest = value;
      case "-p", "--port" -> port = number(value, 0);
      case "-t", "--timeout" -> timeout = number(value, 600);
      case "-n",
          "--connect-timeout",
          "--filter-retries",
          "--filter-retry-sleep",
          "-F",
          "--config",
          "-f",
          "-4",
          "-6",
          "-H",
          "--randomize" -> {}
      case "--connect-retries" -> retries = Math.max(1, number(value, 3));
      case "--retry-sleep" -> pause = number(value, 1);
      case "-s", "--max-size" -> limit = number(value, 0);
      case "-u", "--username" -> user = value;
      case "-L", "--learntype" -> {
        learn = value.toLowerCase(Locale.ROOT);
        if (!List.of("spam", "ham", "forget").contains(learn)) {
          log("Please specify a legal learn type");
          return EX_USAGE;
        }
      }
      case "-c", "--check" -> check = true;
      case "-y", "--tests" -> tests = true;
      case "-r", "--full-spam" -> reportOfSpam = true;
      case "-R", "--full" -> report = true;
      case "--headers" -> headers = true;
      case "-E", "--exitcode" -> exitCode = true;
      case "-x", "--no-safe-fallback" -> safe = false;
      case "-X", "--unavailable-tempfail" -> temporary = true;
      case "-l", "--log-to-stderr" -> toError = true;
      case "-K" -> ping = true;
      case "-V", "--version" -> {
        p.out().print(VERSION + "  compiled with SSL support (OpenSSL 3.0.15 3 Sep 2024)\n");
        return 0;
      }
      case "-h", "--help" -> {
        p.out().print(VERSION + "\n" + USAGE);
        return 0;
      }
      case "-C", "--reporttype" -> {
        if (!value.equals("report") && !value.equals("revoke")) {
          log("Please specify a legal report type");
          return EX_USAGE;
        }
        return lacking(name);
      }
      case "-S",
          "--ssl",
          "-U",
          "--socket",
          "-B",
          "--bsmtp",
          "-z",
          "--ssl-cert",
          "--ssl-key",
          "--ssl-ca-file",
          "--ssl-ca-path" -> {
        return lacking(name);
      }
      default -> {
        return usage(place(name, index) + "option not found " + bare(name));
      }
    }
    return null;
  }

  private int lacking(String name) throws IOException {
    p.err().print("spamc: option '" + name + "' is not simulated here\n");
    return 2;
  }
}
