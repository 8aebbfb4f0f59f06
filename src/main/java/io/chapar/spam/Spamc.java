package io.chapar.spam;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.host.Syslog;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import io.chapar.unix.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command spamc: has a mail examined by spamd. If that is not to be had, the mail passes as it
 * is.
 */
final class Spamc implements Program {
  private static final int EX_USAGE = 64;
  private static final int EX_NOHOST = 68;
  private static final int EX_UNAVAILABLE = 69;
  private static final int EX_IOERR = 74;
  private static final int EX_TEMPFAIL = 75;
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
        -K                        Ask whether spamd is there.
        -h, --help                Say this.
        -V, --version             Say which version this is.
      """;

  @Override
  public int run(Process p) throws IOException {
    return new Call(p).run();
  }

  /** An answer of spamd. */
  private record Answer(int status, boolean spam, double score, double required, byte[] body) {}

  private static final class Call {
    private final Process p;
    private String dest = "localhost";
    private int port = 783;
    private int retries = 3;
    private int pause = 1;
    private int timeout = 600;
    private long limit = 500 * 1024;
    private String user;
    private String learn = "";
    private String command = "PROCESS";
    private boolean check;
    private boolean exitCode;
    private boolean safe = true;
    private boolean temporary;
    private boolean toError;
    private boolean ping;
    private List<String> pipe = List.of();

    Call(Process p) {
      this.p = p;
      Account me = p.machine().users().byUid(p.credentials().uid());
      user = me == null ? "nobody" : me.name();
    }

    private void log(String text) throws IOException {
      if (toError) {
        p.err().print("spamc[" + p.pid() + "]: " + text + "\n");
      } else {
        p.machine().syslog().log("mail", Syslog.Severity.ERR, "spamc", p.pid(), text);
      }
    }

    private int usage(String why) throws IOException {
      p.err().print(why + "\n" + VERSION + "\n" + USAGE);
      log("invalid usage");
      return EX_USAGE;
    }

    int run() throws IOException {
      List<String> args = new ArrayList<>(file());
      args.addAll(p.args().subList(1, p.args().size()));
      for (int i = 0; i < args.size(); i++) {
        String arg = args.get(i);
        String name = arg;
        String value = null;
        if (arg.startsWith("--")) {
          int equals = arg.indexOf('=');
          name = equals < 0 ? arg : arg.substring(0, equals);
          value = equals < 0 ? null : arg.substring(equals + 1);
        } else if (arg.length() > 2 && arg.startsWith("-")) {
          name = arg.substring(0, 2);
          if (needs(name)) {
            value = arg.substring(2);
          } else {
            args.set(i, "-" + arg.substring(2));
            i--;
          }
        }
        if (name.equals("-e") || name.equals("--pipe-to")) {
          pipe = new ArrayList<>(args.subList(i + 1, args.size()));
          if (value != null) {
            pipe.add(0, value);
          }
          break;
        }
        if (needs(name) && value == null) {
          if (i + 1 >= args.size()) {
            return usage(
                "Error in argument "
                    + (i + 1)
                    + ", char 2: option requires an argument "
                    + name.replace("-", ""));
          }
          value = args.get(++i);
        }
        Integer status = option(name, value == null ? "" : value, i);
        if (status != null) {
          return status;
        }
      }
      return ping ? ping() : work();
    }

    private static boolean needs(String name) {
      return List.of(
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
              "--ssl-ca-path")
          .contains(name);
    }

    private static int number(String text, int otherwise) {
      return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private @Nullable Integer option(String name, String value, int index) throws IOException {
      switch (name) {
        case "-d", "--dest" -> dest = value;
        case "-p", "--port" -> port = number(value, 0);
        case "-t", "--timeout" -> timeout = number(value, 600);
        case "-n", "--connect-timeout", "--filter-retries", "--filter-retry-sleep" -> {}
        case "--connect-retries" -> retries = Math.max(1, number(value, 3));
        case "--retry-sleep" -> pause = number(value, 1);
        case "-s", "--max-size" -> limit = number(value, 500 * 1024);
        case "-u", "--username" -> user = value;
        case "-L", "--learntype" -> {
          learn = value.toLowerCase(Locale.ROOT);
          if (!List.of("spam", "ham", "forget").contains(learn)) {
            p.err().print("Please specify a legal learn type\n");
            return usage("");
          }
          command = "TELL";
        }
        case "-c", "--check" -> {
          check = true;
          command = "CHECK";
        }
        case "-y", "--tests" -> command = "SYMBOLS";
        case "-r", "--full-spam" -> command = "REPORT_IFSPAM";
        case "-R", "--full" -> command = "REPORT";
        case "--headers" -> command = "HEADERS";
        case "-E", "--exitcode" -> exitCode = true;
        case "-x", "--no-safe-fallback" -> safe = false;
        case "-X", "--unavailable-tempfail" -> temporary = true;
        case "-l", "--log-to-stderr" -> toError = true;
        case "-K" -> ping = true;
        case "-f", "-4", "-6", "-H", "--randomize" -> {}
        case "-V", "--version" -> {
          p.out().print(VERSION + "  compiled with SSL support (OpenSSL 3.0.15 3 Sep 2024)\n");
          return 0;
        }
        case "-h", "--help" -> {
          p.err().print(VERSION + "\n" + USAGE);
          return EX_USAGE;
        }
        case "-S",
            "--ssl",
            "-U",
            "--socket",
            "-F",
            "--config",
            "-B",
            "--bsmtp",
            "-C",
            "--reporttype",
            "-z",
            "--ssl-cert",
            "--ssl-key",
            "--ssl-ca-file",
            "--ssl-ca-path" -> {
          p.err().print("spamc: option '" + name + "' is not simulated here\n");
          return 2;
        }
        default -> {
          return name.startsWith("-")
              ? usage(
                  "Error in argument "
                      + (index + 1)
                      + ", char 2: option not found "
                      + name.replaceFirst("^-+", ""))
              : usage("");
        }
      }
      return null;
    }

    /** The options in /etc/spamassassin/spamc.conf. */
    private List<String> file() {
      List<String> words = new ArrayList<>();
      try {
        for (String line : p.machine().root().text("/etc/spamassassin/spamc.conf").split("\n")) {
          if (!line.startsWith("#") && !line.isBlank()) {
            words.addAll(List.of(line.strip().split("\\s+")));
          }
        }
      } catch (io.chapar.disk.DiskException e) {
        // there is none
      }
      return words;
    }

    // ---- the connection

    private @Nullable SimSocket connect() throws IOException {
      List<InetAddress> all = new ArrayList<>();
      for (String host : dest.split(",")) {
        InetAddress literal = Resolver.literal(host);
        if (literal != null) {
          all.add(literal);
          continue;
        }
        Resolver.Addresses found = Resolver.of(p).addresses(host, Resolver.Family.ANY);
        if (found.failure() != null) {
          log("getaddrinfo(" + host + ") failed: " + found.failure().text());
        } else {
          found.list().stream()
              .sorted(java.util.Comparator.comparing(a -> a.getAddress().length == 4))
              .forEach(all::add);
        }
      }
      if (all.isEmpty()) {
        log("could not resolve any hosts (" + dest + "): no such host");
        return null;
      }
      for (int i = 1; i <= retries; i++) {
        for (InetAddress address : all) {
          try {
            return p.connect(address, port, Duration.ofSeconds(Math.max(1, timeout)));
          } catch (IOException e) {
            String shown = address.getHostAddress();
            log(
                "connect to spamd on "
                    + (shown.equals("0:0:0:0:0:0:0:1") ? "::1" : shown)
                    + " failed, retrying (#"
                    + i
                    + " of "
                    + retries
                    + "): "
                    + reason(e));
          }
        }
        if (i < retries) {
          p.sleep(Duration.ofSeconds(Math.max(0, pause)));
        }
      }
      log("connection attempt to spamd aborted after " + retries + " retries");
      return null;
    }

    private static String reason(IOException e) {
      return e instanceof io.chapar.disk.DiskException d
          ? d.errno().text()
          : String.valueOf(e.getMessage()).replaceFirst(" \\(.*", "");
    }

    private static byte[] all(InputStream in) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n; (n = in.read(buffer, 0, buffer.length)) > 0; ) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }

    private int ping() throws IOException {
      SimSocket socket = connect();
      if (socket == null) {
        return EX_UNAVAILABLE;
      }
      try (socket) {
        socket.getOutputStream().write(Utf8.encode("PING SPAMC/1.5\r\n\r\n"));
        String reply = Utf8.decode(all(socket.getInputStream()));
        p.out().print(reply.replaceFirst(" PONG.*(?s:.*)", "") + "\n");
      }
      return 0;
    }

    private @Nullable Answer ask(byte[] mail) throws IOException {
      SimSocket socket = connect();
      if (socket == null) {
        return null;
      }
      try (socket) {
        StringBuilder head = new StringBuilder(command + " SPAMC/1.5\r\nUser: " + user + "\r\n");
        if (command.equals("TELL")) {
          if (learn.equals("forget")) {
            head.append("Remove: local\r\n");
          } else {
            head.append("Message-class: " + learn + "\r\nSet: local\r\n");
          }
        }
        head.append("Content-length: " + mail.length + "\r\n\r\n");
        socket.getOutputStream().write(Utf8.encode(head.toString()));
        socket.getOutputStream().write(mail);
        socket.shutdownOutput();
        return answer(all(socket.getInputStream()));
      }
    }

    private static Answer answer(byte[] bytes) {
      String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      String head = end < 0 ? text : text.substring(0, end);
      byte[] body =
          end < 0 ? new byte[0] : java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
      String[] lines = head.split("\r\n");
      String[] first = lines[0].split(" ");
      int status = first.length > 1 && first[1].matches("[0-9]+") ? Integer.parseInt(first[1]) : 76;
      Map<String, String> fields = new HashMap<>();
      for (String line : lines) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
      String[] spam = fields.getOrDefault("Spam", "False ; 0.0 / 0.0").split("[ ;/]+");
      boolean told = fields.containsKey("DidSet") || fields.containsKey("DidRemove");
      return new Answer(
          status,
          spam[0].equals("True") || told,
          Double.parseDouble(spam.length > 2 ? spam[1] : "0"),
          Double.parseDouble(spam.length > 2 ? spam[2] : "0"),
          body);
    }

    // ---- the work

    private int print(byte[] bytes, int status) throws IOException {
      if (pipe.isEmpty()) {
        p.out().write(bytes);
        return status;
      }
      io.chapar.host.Channel[] ends = p.pipe();
      Process child = p.fork();
      child.attach(0, ends[0]);
      child.start(q -> Launch.execOrFail(q, pipe));
      try {
        ends[1].write(bytes, 0, bytes.length);
      } finally {
        ends[1].close();
      }
      return child.await();
    }

    private int fallback(byte[] mail, int status) throws IOException {
      if (check) {
        p.out().print("0/0\n");
        return 0;
      }
      if (!safe) {
        return temporary && (status == EX_UNAVAILABLE || status == EX_NOHOST)
            ? EX_TEMPFAIL
            : status;
      }
      if (command.equals("TELL")) {
        return status;
      }
      return command.equals("PROCESS") || command.equals("HEADERS") ? print(mail, 0) : 0;
    }

    private int work() throws IOException {
      byte[] mail = Mails.input(p);
      if (mail.length > limit) {
        log("skipped message, greater than max message size (" + limit + " bytes)");
        return fallbackSize(mail);
      }
      Answer answer = ask(mail);
      if (answer == null) {
        return fallback(mail, EX_UNAVAILABLE);
      }
      if (answer.status() != 0) {
        return command.equals("TELL") ? EX_IOERR : fallback(mail, answer.status());
      }
      String points =
          String.format(Locale.ROOT, "%.1f/%.1f\n", answer.score(), answer.required())
              .replaceFirst("^-0\\.0", "0.0");
      switch (command) {
        case "CHECK" -> {
          p.out().print(points);
          return answer.spam() ? 1 : 0;
        }
        case "TELL" -> {
          p.out()
              .print(
                  answer.spam()
                      ? "Message successfully un/learned\n"
                      : "Message was already un/learned\n");
          return 0;
        }
        case "REPORT" -> p.out().print(points);
        default -> {}
      }
      byte[] body = answer.body();
      if (command.equals("HEADERS")) {
        int end = Utf8.decode(mail).indexOf("\n\n");
        byte[] rest = end < 0 ? new byte[0] : Utf8.encode(Utf8.decode(mail).substring(end + 2));
        byte[] all = java.util.Arrays.copyOf(body, body.length + rest.length);
        System.arraycopy(rest, 0, all, body.length, rest.length);
        body = all;
      }
      return print(body, exitCode && answer.spam() ? 1 : 0);
    }

    private int fallbackSize(byte[] mail) throws IOException {
      if (check) {
        p.out().print("0/0\n");
        return 0;
      }
      return command.equals("PROCESS") || command.equals("HEADERS") ? print(mail, 0) : 0;
    }
  }
}
