package io.chapar.spam;

import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to spamd, in the protocol SPAMC, and its answer. */
final class SpamdRequest {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Machine machine;
  private final SpamdState state;
  private final int pid;
  private final String host;
  private final String address;
  private final SimSocket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, String> fields = new HashMap<>();

  SpamdRequest(
      Machine machine, SpamdState state, int pid, String host, String address, SimSocket socket)
      throws IOException {
    this.machine = machine;
    this.state = state;
    this.pid = pid;
    this.host = host;
    this.address = address;
    this.socket = socket;
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int c;
    while ((c = in.read()) >= 0 && c != '\n') {
      bytes.write(c);
      if (bytes.size() > 8192) {
        return null;
      }
    }
    return c < 0 && bytes.size() == 0
        ? null
        : Utf8.decode(bytes.toByteArray()).replaceFirst("\r$", "");
  }

  private void send(String text) throws IOException {
    out.write(Utf8.encode(text));
    out.flush();
  }

  private void bad(String what) throws IOException {
    Spamd.log(machine, pid, "spamd: bad protocol: header error: " + what);
    send("SPAMD/1.0 76 Bad header line: " + what + "\r\n");
  }

  void answer() throws IOException {
    String first = line();
    if (first == null) {
      return;
    }
    String[] words = first.split("\\s+");
    String command = words[0];
    boolean known =
        List.of(
                "CHECK",
                "SYMBOLS",
                "REPORT",
                "REPORT_IFSPAM",
                "PROCESS",
                "HEADERS",
                "PING",
                "SKIP",
                "TELL")
            .contains(command);
    if (!known || words.length < 2 || !words[1].matches("SPAMC/[0-9.]+")) {
      bad(first);
      return;
    }
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    if (command.equals("PING")) {
      send("SPAMD/1.5 0 PONG\r\n");
      return;
    }
    if (command.equals("SKIP")) {
      return;
    }
    work(command);
  }

  private byte @Nullable [] mail() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    String length = fields.get("content-length");
    int expected = length != null && length.matches("[0-9]{1,9}") ? Integer.parseInt(length) : -1;
    int n;
    while ((expected < 0 || bytes.size() < expected)
        && bytes.size() < LIMIT
        && (n = in.read(buffer, 0, buffer.length)) > 0) {
      bytes.write(buffer, 0, n);
    }
    if (expected >= 0 && bytes.size() != expected) {
      bad(
          "(Content-Length mismatch: Expected "
              + expected
              + " bytes, got "
              + bytes.size()
              + " bytes)");
      return null;
    }
    return bytes.toByteArray();
  }

  private void work(String command) throws IOException {
    String user = fields.getOrDefault("user", "");
    Account account = Spamd.account(machine, state, user);
    Account named = user.isEmpty() ? null : machine.users().named(user);
    boolean asUser = state.user().isEmpty();
    if (!user.isEmpty() && asUser) {
      Spamd.log(
          machine,
          pid,
          named == null
              ? "spamd: handle_user (getpwnam) unable to find user: '" + user + "'"
              : "spamd: setuid to " + user + " succeeded");
    }
    if (asUser && (named == null || named.uid() == 0)) {
      Spamd.log(
          machine,
          pid,
          "spamd: still running as root: user not specified with -u, not found, or set to root,"
              + " falling back to nobody");
    }
    if (command.equals("TELL") && !state.tell()) {
      String why = "TELL commands are not enabled, set the --allow-tell switch.";
      Spamd.log(machine, pid, "spamd: service unavailable: " + why);
      send("SPAMD/1.0 69 Service Unavailable: " + why + "\r\n");
      return;
    }
    byte[] bytes = mail();
    if (bytes == null) {
      return;
    }
    Process p =
        machine.process(
            List.of("spamd child"),
            Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", account.home()),
            "/",
            machine.users().credentials(account));
    p.run(
        q -> {
          request(q, command, user, account, named, bytes);
          return 0;
        });
  }

  private Session session(Process p, Account account, @Nullable Account named) throws IOException {
    String home = named != null && state.user().isEmpty() ? named.home() : account.home();
    Session session = new Session(p, home);
    session.network = !state.local();
    session.createPreferences = state.create();
    session.reader.trustUser = false;
    session.extra.addAll(state.extra());
    if (!state.site().isEmpty()) {
      session.sitePath = state.site();
    }
    session.loadSystem(state.config());
    if (state.userConfig()) {
      String prefs = home + "/.spamassassin/user_prefs";
      boolean there = p.files().exists(prefs);
      session.loadUser();
      if (!there && p.files().exists(prefs)) {
        Spamd.log(machine, pid, "spamd: creating default_prefs: " + prefs);
        Spamd.log(machine, pid, "config: created user preferences file: " + prefs);
      }
    }
    return session;
  }

  private void request(
      Process p,
      String command,
      String user,
      Account account,
      @Nullable Account named,
      byte[] bytes)
      throws IOException {
    Session session = session(p, account, named);
    Subject mail = new Subject(bytes);
    String id = mail.header("Message-Id");
    String shownId = id == null ? "(unknown)" : id;
    String who = (user.isEmpty() ? "(unknown)" : user) + ":" + account.uid();
    if (command.equals("TELL")) {
      tell(session, mail);
      return;
    }
    boolean changes = command.equals("PROCESS") || command.equals("HEADERS");
    Spamd.log(
        machine,
        pid,
        "spamd: " + (changes ? "processing" : "checking") + " message " + shownId + " for " + who);
    long start = machine.scheduler().nanos();
    Verdict verdict = session.check(mail);
    String score = verdict.shownScore();
    String required = Verdict.shown(verdict.required());
    byte[] body = body(command, session, mail, verdict);
    StringBuilder reply = new StringBuilder("SPAMD/1.1 0 EX_OK\r\n");
    if (!command.equals("CHECK")) {
      reply.append("Content-length: " + body.length + "\r\n");
    }
    reply.append(
        "Spam: "
            + (verdict.spam() ? "True" : "False")
            + " ; "
            + score
            + " / "
            + required
            + "\r\n\r\n");
    send(reply.toString());
    out.write(body);
    out.flush();
    log(verdict, who, shownId, bytes.length, user, account, start);
  }

  private void log(
      Verdict verdict, String who, String id, int size, String user, Account account, long start) {
    String seconds =
        String.format(Locale.ROOT, "%.1f", (machine.scheduler().nanos() - start) / 1_000_000_000.0);
    String points = verdict.shownScore() + "/" + Verdict.shown(verdict.required());
    Spamd.log(
        machine,
        pid,
        "spamd: "
            + (verdict.spam() ? "identified spam (" : "clean message (")
            + points
            + ") for "
            + who
            + " in "
            + seconds
            + " seconds, "
            + size
            + " bytes.");
    Spamd.log(
        machine,
        pid,
        "spamd: result: "
            + (verdict.spam() ? "Y" : ".")
            + String.format(Locale.ROOT, " %2d", (long) verdict.score())
            + " - "
            + String.join(",", verdict.tests())
            + " scantime="
            + seconds
            + ",size="
            + size
            + ",user="
            + (user.isEmpty() ? "(unknown)" : user)
            + ",uid="
            + account.uid()
            + ",required_score="
            + Verdict.shown(verdict.required())
            + ",rhost="
            + host
            + ",raddr="
            + address
            + ",rport="
            + socket.getPort()
            + ",mid="
            + id
            + ",autolearn="
            + verdict.learned()
            + " autolearn_force=no");
  }

  private static byte[] body(String command, Session session, Subject mail, Verdict verdict) {
    return switch (command) {
      case "SYMBOLS" -> Utf8.encode(String.join(",", verdict.tests()));
      case "REPORT" -> Utf8.encode(session.report(mail, verdict).text());
      case "REPORT_IFSPAM" ->
          verdict.spam() ? Utf8.encode(session.report(mail, verdict).text()) : new byte[0];
      case "PROCESS" -> session.markup(mail, verdict);
      case "HEADERS" -> {
        String all = Utf8.decode(session.markup(mail, verdict));
        int end = all.indexOf("\n\n");
        yield Utf8.encode(end < 0 ? all : all.substring(0, end + 2));
      }
      default -> new byte[0];
    };
  }

  private void tell(Session session, Subject mail) throws IOException {
    String set = fields.getOrDefault("set", "");
    String remove = fields.getOrDefault("remove", "");
    Bayes bayes = session.bayes();
    boolean done = false;
    if (set.contains("local")) {
      boolean spam = fields.getOrDefault("message-class", "").equalsIgnoreCase("spam");
      done = bayes.learn(mail, spam);
    } else if (remove.contains("local")) {
      done = bayes.forget(mail);
    }
    if (done) {
      try {
        bayes.save();
      } catch (io.chapar.disk.DiskException e) {
        done = false;
      }
    }
    String did = !done ? "" : set.contains("local") ? "DidSet: local\r\n" : "DidRemove: local\r\n";
    send("SPAMD/1.1 0 EX_OK\r\n" + did + "Content-length: 2\r\n\r\n\r\n");
  }
}
