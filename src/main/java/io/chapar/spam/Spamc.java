package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
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
  private static final int EX_NOHOST = 68;
  private static final int EX_UNAVAILABLE = 69;
  private static final int EX_OSERR = 71;
  private static final int EX_IOERR = 74;
  private static final int EX_TEMPFAIL = 75;

  @Override
  public int run(Process p) throws IOException {
    SpamcOptions options = new SpamcOptions(p);
    Integer status = options.parse();
    if (status != null) {
      return status;
    }
    Call call = new Call(p, options);
    return options.ping ? call.ping() : call.work();
  }

  /** An answer of spamd. */
  private record Answer(int status, boolean spam, double score, double required, byte[] body) {}

  private static final class Call {
    private final Process p;
    private final SpamcOptions o;
    private int failure = EX_UNAVAILABLE;

    Call(Process p, SpamcOptions o) {
      this.p = p;
      this.o = o;
    }

    // ---- the connection

    private @Nullable SimSocket connect() throws IOException {
      List<InetAddress> all = new ArrayList<>();
      for (String host : o.dest.split(",")) {
        InetAddress literal = Resolver.literal(host);
        if (literal != null) {
          all.add(literal);
          continue;
        }
        Resolver.Addresses found = Resolver.of(p).addresses(host, Resolver.Family.ANY);
        if (found.failure() != null) {
          o.log("getaddrinfo(" + host + ") failed: " + found.failure().text());
        } else {
          found.list().stream()
              .sorted(java.util.Comparator.comparing(a -> a.getAddress().length == 4))
              .forEach(all::add);
        }
      }
      if (all.isEmpty()) {
        o.log("could not resolve any hosts (" + o.dest + "): no such host");
        failure = EX_NOHOST;
        return null;
      }
      for (int i = 1; i <= o.retries; i++) {
        for (InetAddress address : all) {
          try {
            return p.connect(address, o.port, Duration.ofSeconds(Math.max(1, o.timeout)));
          } catch (IOException e) {
            String shown = address.getHostAddress();
            o.log(
                "connect to spamd on "
                    + (shown.equals("0:0:0:0:0:0:0:1") ? "::1" : shown)
                    + " failed, retrying (#"
                    + i
                    + " of "
                    + o.retries
                    + "): "
                    + reason(e));
          }
        }
        if (i < o.retries) {
          p.sleep(Duration.ofSeconds(Math.max(0, o.pause)));
        }
      }
      failure = EX_UNAVAILABLE;
      o.log("connection attempt to spamd aborted after " + o.retries + " retries");
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

    int ping() throws IOException {
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
        StringBuilder head =
            new StringBuilder(o.command() + " SPAMC/1.5\r\nUser: " + o.user + "\r\n");
        if (o.command().equals("TELL")) {
          if (o.learn.equals("forget")) {
            head.append("Remove: local\r\n");
          } else {
            head.append("Message-class: " + o.learn + "\r\nSet: local\r\n");
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

    /** Hands the mail on: to standard output, or to a command, which leaves its status. */
    private int print(byte[] bytes, int status) throws IOException {
      if (o.pipe.isEmpty()) {
        p.out().write(bytes);
        return status;
      }
      String path = p.path(o.pipe.get(0));
      if (!p.files().exists(path)) {
        o.log("exec failed: No such file or directory");
        return EX_OSERR;
      }
      Channel[] ends = p.pipe();
      Process child = p.fork();
      child.attach(0, ends[0]);
      child.start(
          q -> {
            try {
              return q.exec(path, o.pipe, q.env());
            } catch (DiskException e) {
              o.log("exec failed: " + e.errno().text());
              return EX_OSERR;
            }
          });
      try {
        ends[1].write(bytes, 0, bytes.length);
      } finally {
        ends[1].close();
      }
      return child.await();
    }

    /** Nobody has looked at the mail: what there is instead of an answer. */
    private int unexamined(byte[] mail, int status) throws IOException {
      boolean passes = o.safe || status == 0;
      switch (o.command()) {
        case "TELL" -> {
          return status;
        }
        case "CHECK", "REPORT", "REPORT_IFSPAM" -> p.out().print("0/0\n");
        case "SYMBOLS" -> p.out().print("\n");
        default -> {
          if (passes) {
            return print(mail, 0);
          }
        }
      }
      if (passes) {
        return 0;
      }
      return o.temporary && (status == EX_UNAVAILABLE || status == EX_NOHOST)
          ? EX_TEMPFAIL
          : status;
    }

    int work() throws IOException {
      byte[] mail = Mails.input(p);
      if (o.limit > 0 && mail.length > o.limit) {
        o.log("skipped message, greater than max message size (" + o.limit + " bytes)");
        return unexamined(mail, 0);
      }
      if (mail.length == 0) {
        return unexamined(mail, 0);
      }
      Answer answer = ask(mail);
      if (answer == null) {
        return unexamined(mail, failure);
      }
      String command = o.command();
      if (answer.status() != 0) {
        return command.equals("TELL") ? EX_IOERR : unexamined(mail, answer.status());
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
      return print(body, o.exitCode && answer.spam() ? 1 : 0);
    }
  }
}
