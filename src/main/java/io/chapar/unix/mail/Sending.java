package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How mail(1) sends: it makes a header and hands the message to sendmail. */
final class Sending {
  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Process process;
  private final Settings settings;
  private final boolean verbose;
  private final boolean debug;

  Sending(Process process, Settings settings, boolean verbose, boolean debug) {
    this.process = process;
    this.settings = settings;
    this.verbose = verbose;
    this.debug = debug;
  }

  /** Sends what the command line and standard input say; returns the exit status. */
  int send(Options.Parsed o) throws IOException {
    Draft draft = new Draft();
    draft.to.addAll(o.operands());
    draft.cc.addAll(o.values("c"));
    draft.bcc.addAll(o.values("b"));
    Collections.reverse(draft.bcc);
    draft.headers.addAll(o.values("a"));
    draft.subject = o.value("s");
    draft.from = o.value("r");
    if (debug) {
      String user = process.machine().users().userName(process.realUid());
      process.err().print("user = " + user + ", homedir = " + process.env("HOME", "/") + "\n");
    }
    Composer composer = new Composer(process, settings, o.has("i") || settings.has("ignore"));
    byte[] body = composer.compose(draft, this, o.has("I") || process.terminal(0));
    if (body == null) {
      return 1;
    }
    if (body.length == 0 && o.has("E")) {
      return 0;
    }
    return deliver(draft, body);
  }

  /** Sends a finished message; returns the exit status of the whole. */
  int deliver(Draft draft, byte[] body) throws IOException {
    if (draft.from == null) {
      draft.from = settings.get("from");
    }
    String replyTo = process.env().get("REPLYTO");
    if (replyTo != null && draft.replyTo == null) {
      draft.replyTo = replyTo;
    }
    if (body.length == 0 && draft.subject == null) {
      process.out().println("No message, no subject; hope that's ok");
    } else if (body.length == 0) {
      process.out().println("Null message body; hope that's ok");
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(Utf8.encode(draft.header(settings, charset())));
    message.writeBytes(body);
    byte[] text = message.toByteArray();
    record(text);
    List<String> args = new ArrayList<>(List.of("sendmail", "-i", "-t"));
    String from = draft.from;
    if (from != null) {
      args.add("-f");
      args.add(bare(from));
    }
    if (verbose || settings.has("verbose")) {
      args.add("-v");
    }
    if (debug) {
      StringBuilder line = new StringBuilder("Sendmail arguments:");
      args.forEach(arg -> line.append(" \"").append(arg).append('"'));
      process.err().print(line + "\n");
      return 0;
    }
    int status = call(args, text);
    if (status != 0) {
      process
          .err()
          .print("Can't send mail: sendmail process failed with error code " + status + "\n");
      bury(text);
      return 1;
    }
    return 0;
  }

  private int call(List<String> args, byte[] text) throws IOException {
    String program = settings.get("sendmail", "/usr/sbin/sendmail");
    Process child = process.fork();
    child.attach(0, Channels.input(text));
    return child.run(
        c -> {
          try {
            return c.exec(program, args, c.env());
          } catch (DiskException e) {
            c.err().print(process.name() + ": " + program + ": " + e.getMessage() + "\n");
            return 1;
          }
        });
  }

  /** The address in {@code Bob <bob@example.com>}. */
  static String bare(String address) {
    int open = address.lastIndexOf('<');
    int close = address.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      return address.substring(open + 1, close);
    }
    int paren = address.indexOf('(');
    return (paren < 0 ? address : address.substring(0, paren)).strip();
  }

  /** The character set of the locale, as nl_langinfo(CODESET) names it. */
  String charset() {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = process.env(name, "").toUpperCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.endsWith("UTF-8") || value.endsWith("UTF8") ? "UTF-8" : "ANSI_X3.4-1968";
      }
    }
    return "ANSI_X3.4-1968";
  }

  private void record(byte[] text) throws IOException {
    String file = settings.get("record");
    if (file == null || file.isEmpty()) {
      return;
    }
    String user = process.machine().users().userName(process.realUid());
    String date = CTIME.format(process.machine().scheduler().instant());
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(Utf8.encode("From " + user + " " + date + "\n"));
    entry.writeBytes(text);
    entry.write('\n');
    try {
      process
          .files()
          .append(process.path(Folders.name(process, settings, file)), entry.toByteArray(), 0600);
    } catch (DiskException e) {
      process.err().print(process.name() + ": " + file + ": " + e.getMessage() + "\n");
    }
  }

  /** Keeps what could not be sent in ~/dead.letter. */
  void bury(byte[] text) {
    if (!settings.has("save") || text.length == 0) {
      return;
    }
    try {
      process
          .files()
          .write(settings.get("DEAD", process.env("HOME", "/") + "/dead.letter"), text, 0600);
    } catch (DiskException e) {
      // a letter that cannot even be buried is gone
    }
  }
}
