package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Token;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.cleanup.HeaderKind;
import io.chapar.postfix.cleanup.MimeParser;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.queue.Request;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How sendmail takes a message from its standard input and hands it to postdrop. */
final class SendmailEnqueue {
  /** What it takes: pickup is at work before the command ends. */
  private static final Duration TIME = Duration.ofMillis(4);

  private static final Set<HeaderKind> RECIPIENTS =
      Set.of(HeaderKind.TO, HeaderKind.CC, HeaderKind.BCC);
  private static final Set<HeaderKind> RESENT =
      Set.of(HeaderKind.RESENT_TO, HeaderKind.RESENT_CC, HeaderKind.RESENT_BCC);

  private final Process process;
  private final PostfixConfig config;
  private final CommandLog log;
  private final Sendmail.Order order;
  private final String who;
  private final String sender;
  private final int lineLimit;
  private final Record.Writer out = new Record.Writer();
  private final List<String> found = new ArrayList<>();
  private final List<String> foundResent = new ArrayList<>();
  private boolean resent;
  private int count;

  SendmailEnqueue(
      Process process, PostfixConfig config, CommandLog log, Sendmail.Order order, String user) {
    this.process = process;
    this.config = config;
    this.log = log;
    this.order = order;
    this.sender = order.hasSender ? sender(order.sender) : user;
    this.who = sender + "(" + process.realUid() + ")";
    this.lineLimit = config.integer("line_length_limit");
  }

  private String sender(String given) {
    List<String> addresses = AddressSyntax.addresses(given);
    if (addresses.size() > 1) {
      log.warning("-f option specified malformed sender: " + given);
    }
    return addresses.isEmpty() ? "" : addresses.get(0);
  }

  private PostfixFatal fatal(String text) {
    return new PostfixFatal(who + ": " + text);
  }

  int run() throws IOException {
    envelope();
    out.put(Record.MESSAGE, "");
    if ((order.flags & Request.USER_VERIFY) != 0) {
      probe();
    } else {
      content();
    }
    out.put(Record.EXTRACTED, "");
    for (String recipient : resent ? foundResent : found) {
      recipient(recipient);
    }
    if (count == 0) {
      throw fatal(
          order.fromHeaders
              ? "No recipient addresses found in message header"
              : "Recipient addresses must be specified on the command line or via the -t option");
    }
    out.put(Record.END, "");
    drop();
    if ((order.flags & (Request.USER_VERIFY | Request.RECORD)) != 0) {
      process.out().println("Mail Delivery Status Report will be mailed to <" + sender + ">.");
    }
    return 0;
  }

  private void envelope() {
    if (!order.envelopeId.isEmpty()) {
      out.put(Record.ATTRIBUTE, "envelope_id=" + order.envelopeId);
    }
    if (order.returnType != 0) {
      out.put(Record.ATTRIBUTE, "ret_flags=" + order.returnType);
    }
    out.put(Record.ATTRIBUTE, "rewrite_context=" + order.context);
    String name = order.hasFullName ? order.fullName : fullName();
    if (name != null) {
      out.put(Record.FULL_NAME, name);
    }
    out.put(Record.SENDER, sender);
    if (order.hasVerp && sender.isEmpty()) {
      throw fatal("-V option requires non-null sender address");
    }
    if (!order.encoding.isEmpty()) {
      out.put(Record.ATTRIBUTE, "encoding=" + order.encoding);
    }
    if (order.flags != 0) {
      out.put(Record.ATTRIBUTE, "trace_flags=" + order.flags);
    }
    if (order.hasVerp) {
      out.put(
          Record.VERP, order.verp.isEmpty() ? config.get("default_verp_delimiters") : order.verp);
    }
    for (String argument : order.recipients) {
      int before = count;
      for (Token token : AddressSyntax.list(argument)) {
        if (token.kind() == Token.Kind.ADDRESS) {
          recipient(AddressSyntax.internal(token));
        }
      }
      if (count == before) {
        recipient("");
      }
    }
  }

  private @Nullable String fullName() {
    String variable = process.env("NAME", "");
    if (!variable.isEmpty()) {
      return variable;
    }
    Account account = process.machine().users().byUid(process.realUid());
    if (account == null) {
      return null;
    }
    int comma = account.gecos().indexOf(',');
    String name = comma < 0 ? account.gecos() : account.gecos().substring(0, comma);
    String login = account.name();
    String capital =
        login.isEmpty() ? "" : login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1);
    return name.replace("&", capital);
  }

  private void recipient(String address) {
    if (order.notify != 0) {
      out.put(Record.ATTRIBUTE, "notify_flags=" + order.notify);
    }
    out.put(Record.RECIPIENT, address);
    count++;
  }

  private void probe() {
    if (!sender.isEmpty()) {
      out.put(Record.NORMAL, "From: " + sender);
    }
    out.put(Record.NORMAL, "Subject: probe");
    if (!order.recipients.isEmpty()) {
      out.put(Record.CONTINUED, "To:");
      for (int i = 0; i < order.recipients.size(); i++) {
        boolean last = i + 1 == order.recipients.size();
        out.put(Record.NORMAL, "\t" + order.recipients.get(i) + (last ? "" : ","));
      }
    }
  }

  private void content() throws IOException {
    MimeParser parser =
        order.fromHeaders
            ? new MimeParser(new Headers(), false, config.integer("header_size_limit"), 0)
            : null;
    String fixEol = config.get("sendmail_fix_line_endings");
    Boolean strip =
        switch (fixEol) {
          case "always" -> Boolean.TRUE;
          case "never" -> Boolean.FALSE;
          case "strict" -> null;
          default -> throw new PostfixFatal("invalid sendmail_fix_line_endings value: " + fixEol);
        };
    boolean skipFrom = true;
    byte[] line;
    while ((line = process.in().line()) != null) {
      process.tick(line.length);
      int length = line.length;
      boolean complete = length > 0 && line[length - 1] == '\n';
      length -= complete ? 1 : 0;
      if (strip == null && complete) {
        strip = length > 0 && line[length - 1] == '\r';
      }
      if (skipFrom && isFromLine(line, length)) {
        continue;
      }
      skipFrom = false;
      while (Boolean.TRUE.equals(strip) && complete && length > 0 && line[length - 1] == '\r') {
        length--;
      }
      if (order.dotEnds && length == 1 && line[0] == '.') {
        break;
      }
      put(parser, line, length);
    }
    if (parser != null) {
      parser.end();
    }
  }

  private void put(@Nullable MimeParser parser, byte[] line, int length) {
    int at = 0;
    int left = length;
    while (left > lineLimit) {
      piece(parser, true, line, at, lineLimit);
      at += lineLimit;
      left -= lineLimit;
    }
    piece(parser, false, line, at, left);
  }

  private void piece(@Nullable MimeParser parser, boolean more, byte[] line, int at, int length) {
    if (parser != null) {
      parser.line(more, line, at, length);
    } else {
      out.put(more ? Record.CONTINUED : Record.NORMAL, line, at, length);
    }
  }

  private static boolean isFromLine(byte[] line, int length) {
    int i = 0;
    while (i < length && line[i] == '>') {
      i++;
    }
    byte[] from = {'F', 'r', 'o', 'm', ' '};
    if (length - i < from.length) {
      return false;
    }
    for (int k = 0; k < from.length; k++) {
      if (line[i + k] != from[k]) {
        return false;
      }
    }
    return true;
  }

  /** With -t: looks for recipients in the headers. */
  private final class Headers implements MimeParser.Handler {
    @Override
    public void header(MimeParser.Place place, @Nullable HeaderKind kind, String header) {
      if (place == MimeParser.Place.PRIMARY && kind != null) {
        boolean again = RESENT.contains(kind);
        if (again || RECIPIENTS.contains(kind)) {
          resent |= again;
          (again ? foundResent : found)
              .addAll(AddressSyntax.addresses(header.substring(header.indexOf(':') + 1)));
        }
      }
      for (String line : header.split("\n", -1)) {
        byte[] bytes = Utf8.encode(line);
        SendmailEnqueue.this.put(null, bytes, bytes.length);
      }
    }

    @Override
    public void headersEnd() {}

    @Override
    public void body(boolean continued, byte[] line, int from, int length, long offset) {
      out.put(continued ? Record.CONTINUED : Record.NORMAL, line, from, length);
    }
  }

  private void drop() throws IOException {
    String path = config.get("command_directory") + "/postdrop";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Process child = process.fork();
    child.attach(0, Channels.input(out.bytes()));
    child.attach(1, Channels.collector(answer, 65536));
    boolean[] missing = new boolean[1];
    int status =
        child.run(
            p -> {
              try {
                return p.exec(path, List.of("postdrop", "-r"), p.env());
              } catch (DiskException e) {
                missing[0] = true;
                p.err().println("sendmail: fatal: execvp " + path + ": " + e.getMessage());
                return 1;
              }
            });
    List<String> fields = List.of(Utf8.decode(answer.toByteArray()).split("\0", -1));
    int at = fields.indexOf("status");
    int code = at >= 0 && at + 1 < fields.size() ? number(fields.get(at + 1)) : -1;
    if (missing[0] || status == 127) {
      log.warning("command \"" + path + " -r\" exited with status " + status);
      throw fatal("unable to execute " + path + " -r: Success");
    }
    if (code == 0) {
      process.machine().scheduler().sleep(TIME);
      return;
    }
    if (code < 0) {
      log.warning("premature end-of-input on " + path + " -r while reading input attribute name");
      log.warning("command \"" + path + " -r\" exited with status " + status);
      throw fatal("unable to execute " + path + " -r: Success");
    }
    if ((code & 4) != 0) {
      log.warning("mail_stream_cleanup: close error");
      throw fatal("message file too big");
    }
    throw fatal((code & 1) != 0 ? "internal protocol error" : "queue file write error");
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
