package io.chapar.dovecot.imap;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Entrance;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Search;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.mailbox.MailboxException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The imap process: one user's session after the login, command after command, until the client
 * leaves or is made to.
 */
public final class ImapSession {
  private static final int IDLE_MILLIS = 30 * 60 * 1000;
  private static final int MAX_BAD = 20;

  private final Process process;
  private final MailUser user;
  private final Wire wire;
  private final DovecotLog log;
  private final String prefix;
  private @Nullable View view;
  private boolean condstore;
  private boolean qresync;
  private boolean kicked;
  private boolean done;
  private int bad;
  private long readWithName;
  private String endReason = "";
  private String lastCommand = "";
  private long lastEnded;
  private boolean idling;
  private int deleted;
  private int expunged;
  private int headCount;
  private long headBytes;
  private int bodyCount;
  private long bodyBytes;

  /** A session of a user who has just logged in. */
  public ImapSession(Process process, MailUser user, Wire wire, DovecotLog log, String prefix) {
    this.process = process;
    this.user = user;
    this.wire = wire;
    this.log = log;
    this.prefix = prefix;
  }

  MailUser user() {
    return user;
  }

  Wire wire() {
    return wire;
  }

  Process process() {
    return process;
  }

  @Nullable View view() {
    return view;
  }

  /** The selected mailbox; BAD if there is none. */
  View selected() throws ImapCommand.BadException {
    View selected = view;
    if (selected == null) {
      throw new ImapCommand.BadException("No mailbox selected.");
    }
    return selected;
  }

  void view(@Nullable View selected) {
    view = selected;
  }

  boolean condstore() {
    return condstore;
  }

  /** Whether expunged messages are told by UID. */
  boolean qresync() {
    return qresync;
  }

  /** From now on they are. */
  void enableQresync() throws IOException {
    qresync = true;
    enableCondstore();
  }

  /** From now on modification sequences are told. */
  void enableCondstore() throws IOException {
    View selected = view;
    if (selected != null) {
      selected.box().trackModseq();
    }
    if (condstore) {
      return;
    }
    condstore = true;
    if (selected != null) {
      untagged("OK [HIGHESTMODSEQ " + selected.box().highestModseq() + "] Highest");
    }
  }

  /** The capabilities after the login. */
  String capabilities() {
    return Capabilities.after(user.settings(), process);
  }

  void untagged(String text) throws IOException {
    wire.put("* " + text + "\r\n");
  }

  /** The tagged reply of a command, with the time it took. */
  void reply(ImapCommand.Call call, String text) throws IOException {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    wire.put(call.tag() + " " + bare + " (0.001 + 0.000 secs).\r\n");
    wire.flush();
  }

  /** A tagged reply after telling what has changed. */
  void done(ImapCommand.Call call, String text, boolean expunge)
      throws IOException, MailboxException {
    tell(expunge, false);
    reply(call, text);
  }

  /** Tells the client what has changed in its mailbox. */
  void tell(boolean expunge, boolean withUid) throws IOException, MailboxException {
    View selected = view;
    if (selected == null) {
      return;
    }
    View.News news = selected.sync(expunge);
    if (news.keywords()) {
      Selecting.flags(this, selected);
    }
    if (qresync && !news.vanished().isEmpty()) {
      untagged("VANISHED " + Search.set(news.vanished()));
    } else {
      for (int number : news.expunged()) {
        untagged(number + " EXPUNGE");
      }
    }
    boolean recent = selected.recentChanged();
    if (news.exists()) {
      untagged(selected.count() + " EXISTS");
    }
    if (news.exists() || recent) {
      untagged(selected.recentCount() + " RECENT");
    }
    for (int number : news.changed()) {
      tellFlags(selected.at(number), withUid);
    }
  }

  void tellFlags(Found mail, boolean withUid) throws IOException {
    String uid = withUid || qresync ? "UID " + mail.mail().uid() + " " : "";
    String modseq = condstore ? "MODSEQ (" + mail.box().modseq(mail.mail()) + ") " : "";
    untagged(
        mail.sequence()
            + " FETCH ("
            + uid
            + modseq
            + "FLAGS ("
            + mail.mail().flags().text(mail.recent())
            + "))");
  }

  /** Reads and runs commands until the end; the reason goes into the log. */
  public void run() throws IOException {
    process.onSignal(
        Signal.TERM,
        () -> {
          kicked = true;
          wire.base().incoming().closeReader();
        });
    wire.timeout(IDLE_MILLIS);
    try {
      while (!done && !kicked) {
        command();
      }
    } catch (EOFException e) {
      // the client is gone
    } catch (SocketTimeoutException e) {
      endReason = "Disconnected: Inactivity - no input for 1800 secs";
      say("* BYE Disconnected for inactivity.");
    } catch (Wire.LongLineException e) {
      say("* BYE Input buffer full, aborting");
      endReason = "Disconnected: Input buffer full, aborting";
    } catch (IOException e) {
      endReason = "Disconnected: Connection closed: write() failed: Broken pipe";
    }
    if (kicked) {
      endReason = "Disconnected: Server shutting down.";
      say("* BYE Server shutting down.");
    }
    if (endReason.isEmpty()) {
      endReason = "Disconnected: Connection closed" + state();
    }
    log.info(
        prefix,
        endReason + " " + VarExpand.expand(user.settings().get("imap_logout_format"), counts()));
  }

  private void say(String line) {
    try {
      wire.say(line);
    } catch (IOException e) {
      // nobody is there to read it
    }
  }

  private String state() {
    if (lastCommand.isEmpty()) {
      return " (No commands sent)";
    }
    double seconds = (process.machine().scheduler().nanos() - lastEnded) / 1e9;
    return idling
        ? String.format(
            Locale.ROOT,
            " (IDLE running for 0.001 + waiting input for %.3f secs, 2 B in + 10 B out,"
                + " state=wait-input)",
            seconds)
        : String.format(Locale.ROOT, " (%s finished %.3f secs ago)", lastCommand, seconds);
  }

  /** What the log says of a session in which nothing was done. */
  static String counts(io.chapar.dovecot.conf.Settings settings, long in, long out) {
    Map<String, String> none = new java.util.HashMap<>();
    for (String count :
        List.of(
            "deleted",
            "expunged",
            "trashed",
            "fetch_hdr_count",
            "fetch_hdr_bytes",
            "fetch_body_count",
            "fetch_body_bytes")) {
      none.put(count, "0");
    }
    none.put("i", Long.toString(in));
    none.put("o", Long.toString(out));
    return VarExpand.expand(settings.get("imap_logout_format"), none);
  }

  private Map<String, String> counts() {
    boolean left = endReason.endsWith("Logged out"); // the rest of that line is not read any more
    return Map.of(
        "i", Long.toString(left ? readWithName : wire.bytesRead()),
        "o", Long.toString(wire.bytesWritten()),
        "deleted", Integer.toString(deleted),
        "expunged", Integer.toString(expunged),
        "trashed", "0",
        "fetch_hdr_count", Integer.toString(headCount),
        "fetch_hdr_bytes", Long.toString(headBytes),
        "fetch_body_count", Integer.toString(bodyCount),
        "fetch_body_bytes", Long.toString(bodyBytes));
  }

  void countDeleted(int n) {
    deleted += n;
  }

  void countExpunged(int n) {
    expunged += n;
  }

  void countHead(long bytes) {
    headCount++;
    headBytes += bytes;
  }

  void countBody(long bytes) {
    bodyCount++;
    bodyBytes += bytes;
  }

  void idling(boolean on) {
    idling = on;
    lastEnded = process.machine().scheduler().nanos();
    lastCommand = "IDLE";
  }

  boolean kicked() {
    return kicked;
  }

  /** The client has said LOGOUT. */
  void logout() {
    done = true;
    endReason = "Disconnected: Logged out";
  }

  private void command() throws IOException {
    ArgReader reader = new ArgReader(wire);
    long before = wire.bytesRead();
    String tag = reader.word();
    process.tick();
    if (tag.isEmpty() || tag.equals("*") || reader.ended()) {
      bad(
          "*".equals(tag) || tag.isEmpty() ? "*" : tag,
          reader.ended() && !tag.isEmpty() && !tag.equals("*")
              ? "Error in IMAP command: Invalid command name."
              : "Error in IMAP tag: Invalid tag.");
      reader.skip();
      return;
    }
    String name = reader.word().toUpperCase(Locale.ROOT);
    readWithName = before + tag.length() + 1 + name.length() + (reader.ended() ? 0 : 1);
    if (name.isEmpty() || name.chars().anyMatch(c -> "(){\"%*".indexOf(c) >= 0)) {
      reader.skip();
      bad(tag, "Error in IMAP command: Invalid command name.");
      return;
    }
    boolean uid = false;
    if (name.equals("UID")) {
      String inner = reader.ended() ? "" : reader.word().toUpperCase(Locale.ROOT);
      if (inner.isEmpty()) {
        reader.skip();
        bad(tag, "Error in IMAP command: Invalid command name.");
        return;
      }
      uid = true;
      name = inner;
    }
    String shown = uid ? "UID " + name : name;
    if (name.equals("APPEND")) {
      lastCommand = shown;
      Append.run(this, tag, reader);
      ended();
      return;
    }
    List<io.chapar.dovecot.message.Arg> args;
    try {
      args = reader.all();
    } catch (ArgReader.SyntaxException e) {
      if (e.fatal()) {
        wire.say("* BYE " + e.text());
        done = true;
        endReason = "Disconnected: " + e.text();
        return;
      }
      reader.skip();
      bad(tag, "Error in IMAP command " + shown + ": " + e.text());
      return;
    }
    ImapCommand command = Commands.find(name, uid);
    if (command == null) {
      bad(tag, "Error in IMAP command " + shown + ": Unknown command");
      return;
    }
    run(command, new ImapCommand.Call(tag, shown, uid, args));
    lastCommand = shown;
    ended();
  }

  private void ended() {
    lastEnded = process.machine().scheduler().nanos();
    idling = false;
  }

  void run(ImapCommand command, ImapCommand.Call call) throws IOException {
    try {
      command.run(this, call);
      bad = 0;
    } catch (ImapCommand.BadException e) {
      bad(
          call.tag(),
          e.text().equals("No mailbox selected.") || e.text().equals("Expected DONE.")
              ? e.text()
              : "Error in IMAP command " + call.name() + ": " + e.text());
    } catch (MailboxException e) {
      failed(call, e);
    }
  }

  /** Writes an error into the log that the client is not told. */
  void complain(String text) {
    log.error(prefix, text);
  }

  /** NO, with the response code that fits; internal errors go to the log. */
  void failed(ImapCommand.Call call, MailboxException e) throws IOException {
    if (e.internal()) {
      log.error(prefix, e.logged());
      String run = user.variables().getOrDefault("session", "");
      Entrance.failed(
          process.machine(), user.settings(), run, "imap", user.user(), e.logged(), List.of());
      String stamp =
          java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
              .withZone(java.time.ZoneOffset.UTC)
              .format(process.machine().scheduler().instant());
      reply(call, "NO [SERVERBUG] " + e.text() + " [" + stamp + "]");
      return;
    }
    String code =
        switch (e.kind()) {
          case NOTPOSSIBLE ->
              e.text().startsWith("INBOX") || e.text().startsWith("Timeout") ? "" : "[CANNOT] ";
          case EXISTS -> e.text().startsWith("Mailbox has") ? "" : "[ALREADYEXISTS] ";
          case PERM -> "[NOPERM] ";
          case OVERQUOTA -> "[OVERQUOTA] ";
          case NOTFOUND ->
              e.text().startsWith("Invalid mailbox name")
                  ? "[CANNOT] "
                  : e.text().startsWith("Mailbox name is not")
                      ? ""
                      : call.name().matches("DELETE|RENAME|.*ACL|.*RIGHTS") ? "[NONEXISTENT] " : "";
          default -> "";
        };
    reply(call, "NO " + code + Mailboxes.told(e.text()));
  }

  void bad(String tag, String text) throws IOException {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    wire.put(tag + " BAD " + bare + " (0.001 + 0.000 secs).\r\n");
    wire.flush();
    if (++bad >= MAX_BAD) {
      wire.say("* BYE Too many invalid IMAP commands.");
      done = true;
      endReason = "Disconnected: Too many invalid IMAP commands.";
    }
  }
}
