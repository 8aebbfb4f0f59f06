package io.chapar.dovecot.pop3;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Entrance;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pop3 process: INBOX as it was at the login. What is deleted goes at QUIT, and only then. */
public final class Pop3Session {
  private static final int IDLE_MILLIS = 10 * 60 * 1000;
  private static final int MAX_BAD = 20;

  private final Process process;
  private final MailUser user;
  private final Wire wire;
  private final DovecotLog log;
  private final String prefix;
  private final List<Found> mails = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Set<Integer> deleted = new TreeSet<>();
  private final Map<Long, MailFlags> seen = new TreeMap<>();
  private boolean kicked;
  private int bad;
  private int tops;
  private long topBytes;
  private int retrieved;
  private long retrievedBytes;
  private int last;

  /** A session of a user who has just logged in. */
  public Pop3Session(Process process, MailUser user, Wire wire, DovecotLog log, String prefix) {
    this.process = process;
    this.user = user;
    this.wire = wire;
    this.log = log;
    this.prefix = prefix;
  }

  /** Reads and runs commands until the end. */
  public void run() throws IOException {
    Mailbox box;
    try {
      box = user.open("INBOX").box();
      box.sync();
      int number = 1;
      for (Mail mail : box.mails()) {
        Found found = new Found(box, mail, number++, false);
        mails.add(found);
        sizes.add(found.part().wholeSize());
      }
    } catch (MailboxException e) {
      if (e.internal() && e.logged().startsWith("mkdir(")) {
        noInbox(e);
        return;
      }
      String why = "Couldn't init INBOX: " + (e.internal() ? e.logged() : e.text());
      log.error(prefix, why);
      String run = user.variables().getOrDefault("session", "");
      Entrance.failed(process.machine(), user.settings(), run, "pop3", user.user(), why, List.of());
      wire.say("-ERR [SYS/TEMP] Can't open INBOX: " + e.text());
      return;
    }
    process.onSignal(
        Signal.TERM,
        () -> {
          kicked = true;
          wire.base().incoming().closeReader();
        });
    wire.timeout(IDLE_MILLIS);
    wire.say("+OK Logged in.");
    String reason = "Disconnected: Connection closed";
    int expunged = 0;
    try {
      while (true) {
        String line = wire.line();
        if (line == null) {
          if (kicked) {
            wire.say("-ERR [SYS/TEMP] Server shutting down.");
            reason = "Disconnected: Server shutting down.";
          }
          break;
        }
        process.tick();
        int space = line.indexOf(' ');
        String name = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String args = space < 0 ? "" : line.substring(space + 1).strip();
        if (name.equals("QUIT")) {
          expunged = quit(box);
          reason = "Disconnected: Logged out";
          break;
        }
        command(name, args);
        if (bad >= MAX_BAD) {
          wire.say("-ERR Too many bad commands.");
          reason = "Disconnected: Too many bad commands";
          break;
        }
      }
    } catch (SocketTimeoutException e) {
      wire.say("-ERR Disconnected for inactivity.");
      reason = "Disconnected: Inactivity - no input for 600 secs";
    } catch (Wire.LongLineException e) {
      wire.say("-ERR Input line too long.");
      reason = "Disconnected: Input line too long";
    } catch (IOException e) {
      // the client is gone
    }
    if (!reason.endsWith("Logged out")) {
      save(box);
    }
    log.info(
        prefix,
        reason
            + " "
            + VarExpand.expand(user.settings().get("pop3_logout_format"), counts(expunged)));
  }

  /** INBOX is not there and cannot be made. */
  private void noInbox(MailboxException e) throws IOException {
    String text =
        e.text()
            + " ["
            + java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(java.time.ZoneOffset.UTC)
                .format(process.machine().scheduler().instant())
            + "]";
    String why = "Mailbox INBOX: Failed to autocreate mailbox: " + text;
    log.error(prefix, e.logged());
    log.error(prefix, e.logged());
    log.error(prefix, why);
    log.error(prefix, "Couldn't open INBOX: " + why);
    wire.say("+OK Logged in.");
    wire.say("-ERR [SYS/TEMP] " + text);
    log.info(
        prefix,
        "Disconnected: Couldn't open INBOX: "
            + why
            + " "
            + VarExpand.expand(user.settings().get("pop3_logout_format"), counts(0)));
  }

  private void save(Mailbox box) {
    try {
      if (!seen.isEmpty() && !user.settings().yes("pop3_no_flag_updates") && !box.readOnly()) {
        box.flags(seen);
      }
      if (!box.readOnly()) {
        box.seen();
      }
    } catch (MailboxException e) {
      log.error(prefix, e.internal() ? e.logged() : e.text());
    }
  }

  private int quit(Mailbox box) throws IOException {
    save(box);
    Set<Long> gone = new TreeSet<>();
    for (int number : deleted) {
      gone.add(mails.get(number - 1).mail().uid());
    }
    try {
      if (!gone.isEmpty()) {
        String flag = user.settings().get("pop3_deleted_flag");
        if (flag.isEmpty() || user.settings().get("pop3_delete_type").equals("expunge")) {
          box.expunge(gone);
        } else {
          Map<Long, MailFlags> marks = new TreeMap<>();
          for (int number : deleted) {
            Mail mail = mails.get(number - 1).mail();
            marks.put(mail.uid(), mail.flags().plus(new MailFlags(0, List.of(flag))));
          }
          box.flags(marks);
        }
      }
    } catch (MailboxException e) {
      log.error(prefix, e.internal() ? e.logged() : e.text());
      wire.say("-ERR [SYS/TEMP] Logging out, some deleted messages not removed.");
      return 0;
    }
    wire.say(gone.isEmpty() ? "+OK Logging out." : "+OK Logging out, messages deleted.");
    return gone.size();
  }

  private Map<String, String> counts(int expunged) {
    Map<String, String> all = new LinkedHashMap<>();
    long total = 0;
    for (int i = 0; i < sizes.size(); i++) {
      total += sizes.get(i);
    }
    all.put("t", Integer.toString(tops));
    all.put("p", Long.toString(topBytes));
    all.put("r", Integer.toString(retrieved));
    all.put("b", Long.toString(retrievedBytes));
    all.put("d", Integer.toString(expunged));
    all.put("m", Integer.toString(mails.size()));
    all.put("s", Long.toString(total));
    all.put("i", Long.toString(wire.bytesRead()));
    all.put("o", Long.toString(wire.bytesWritten()));
    return all;
  }

  private void command(String name, String args) throws IOException {
    switch (name) {
      case "STAT" -> {
        long bytes = 0;
        for (int i = 0; i < mails.size(); i++) {
          bytes += deleted.contains(i + 1) ? 0 : sizes.get(i);
        }
        wire.say("+OK " + (mails.size() - deleted.size()) + " " + bytes);
      }
      case "LIST" -> list(args);
      case "UIDL" -> uidl(args);
      case "RETR" -> retrieve(args);
      case "TOP" -> top(args);
      case "DELE" -> {
        int number = number(args, false);
        if (number > 0) {
          deleted.add(number);
          last = Math.max(last, number);
          wire.say("+OK Marked to be deleted.");
        }
      }
      case "RSET" -> {
        deleted.clear();
        last = 0;
        wire.say("+OK");
      }
      case "NOOP" -> wire.say("+OK");
      case "LAST" -> {
        if (user.settings().yes("pop3_enable_last")) {
          wire.say("+OK " + last);
        } else {
          unknown(name);
        }
      }
      case "CAPA" ->
          wire.say("+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\n.");
      default -> unknown(name);
    }
  }

  private void unknown(String name) throws IOException {
    bad++;
    wire.say(name.isEmpty() ? "-ERR Unknown command." : "-ERR Unknown command: " + name);
  }

  /** The message that a number names; 0 after saying what is wrong with it. */
  private int number(String args, boolean more) throws IOException {
    int end = 0;
    while (end < args.length() && Character.isDigit(args.charAt(end))) {
      end++;
    }
    String first = args.substring(0, end);
    if (end > 9) {
      bad++;
      wire.say("-ERR Message number too large: " + args);
      return 0;
    }
    if (end > 0 && (more ? !args.startsWith(" ", end) : end < args.length())) {
      bad++;
      wire.say("-ERR Noise after message number: " + args.substring(end));
      return 0;
    }
    if (end == 0) {
      bad++;
      wire.say("-ERR Invalid message number: " + args);
      return 0;
    }
    int number = Integer.parseInt(first);
    if (number < 1 || number > mails.size()) {
      wire.say("-ERR There's no message " + number + ".");
      return 0;
    }
    if (deleted.contains(number)) {
      wire.say("-ERR Message is deleted.");
      return 0;
    }
    return number;
  }

  private void list(String args) throws IOException {
    if (!args.isEmpty()) {
      int number = number(args, false);
      if (number > 0) {
        wire.say("+OK " + number + " " + sizes.get(number - 1));
      }
      return;
    }
    wire.put("+OK " + (mails.size() - deleted.size()) + " messages:\r\n");
    for (int i = 1; i <= mails.size(); i++) {
      if (!deleted.contains(i)) {
        wire.put(i + " " + sizes.get(i - 1) + "\r\n");
      }
    }
    wire.say(".");
  }

  private String uidl(Found mail) {
    Map<String, String> values = new LinkedHashMap<>();
    String format = user.settings().get("pop3_uidl_format");
    String uid = String.format("%08x", mail.mail().uid());
    String validity = String.format("%08x", mail.box().uidValidity());
    values.put("u", Long.toString(mail.mail().uid()));
    values.put("v", Long.toString(mail.box().uidValidity()));
    values.put("f", mail.mail().key());
    values.put("m", mail.box().guid(mail.mail()));
    values.put("g", mail.box().guid(mail.mail()));
    String hex = format.replace("%08Xu", uid).replace("%08Xv", validity);
    return VarExpand.expand(hex, values);
  }

  private void uidl(String args) throws IOException {
    if (!args.isEmpty()) {
      int number = number(args, false);
      if (number > 0) {
        wire.say("+OK " + number + " " + uidl(mails.get(number - 1)));
      }
      return;
    }
    wire.put("+OK\r\n");
    for (int i = 1; i <= mails.size(); i++) {
      if (!deleted.contains(i)) {
        wire.put(i + " " + uidl(mails.get(i - 1)) + "\r\n");
      }
    }
    wire.say(".");
  }

  private void retrieve(String args) throws IOException {
    int number = number(args, false);
    if (number == 0) {
      return;
    }
    Found mail = mails.get(number - 1);
    try {
      byte[] bytes = mail.part().whole();
      last = Math.max(last, number);
      retrieved++;
      long before = wire.bytesWritten();
      MailFlags flags = mail.mail().flags();
      if (!flags.has(MailFlags.SEEN)) {
        seen.put(mail.mail().uid(), flags.plus(new MailFlags(MailFlags.SEEN, List.of())));
      }
      wire.put("+OK " + bytes.length + " octets\r\n");
      stuffed(bytes);
      retrievedBytes += wire.bytesWritten() - before - 3;
    } catch (MailboxException e) {
      wire.say("-ERR [SYS/TEMP] " + e.text());
    }
  }

  private void top(String args) throws IOException {
    int number = number(args, true);
    if (number == 0) {
      return;
    }
    String[] f = args.split(" +", 2);
    if (f.length < 2 || !f[1].strip().matches("\\d{1,9}")) {
      wire.say("-ERR Invalid size: " + (f.length < 2 ? "" : f[1]));
      return;
    }
    Found mail = mails.get(number - 1);
    try {
      byte[] head = mail.part().head();
      byte[] body = mail.part().content();
      int lines = Integer.parseInt(f[1].strip());
      int end = 0;
      while (end < body.length && lines > 0) {
        if (body[end++] == '\n') {
          lines--;
        }
      }
      byte[] all = java.util.Arrays.copyOf(head, head.length + end);
      System.arraycopy(body, 0, all, head.length, end);
      tops++;
      long before = wire.bytesWritten();
      wire.put("+OK\r\n");
      stuffed(all);
      topBytes += wire.bytesWritten() - before - 3;
    } catch (MailboxException e) {
      wire.say("-ERR [SYS/TEMP] " + e.text());
    }
  }

  private void stuffed(byte[] bytes) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(bytes.length + 64);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '.' && (i == 0 || bytes[i - 1] == '\n')) {
        out.write('.');
      }
      out.write(bytes[i]);
    }
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
      out.writeBytes(Utf8.encode("\r\n"));
    }
    process.tick(bytes.length);
    wire.put(out.toByteArray());
    wire.say(".");
  }
}
