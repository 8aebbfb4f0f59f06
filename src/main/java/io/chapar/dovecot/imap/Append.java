package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Quota;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * APPEND, also of several messages (RFC 3502). It reads its arguments itself: where the mailbox is
 * missing, the client is told before it sends the message.
 */
final class Append {
  private Append() {}

  static void run(ImapSession s, String tag, ArgReader reader) throws IOException {
    ImapCommand.Call call = new ImapCommand.Call(tag, "APPEND", false, List.of());
    try {
      append(s, call, reader);
    } catch (ArgReader.SyntaxException e) {
      if (e.fatal()) {
        s.wire().say("* BYE " + e.text());
        s.logout();
        return;
      }
      reader.skip();
      s.bad(tag, "Error in IMAP command APPEND: " + e.text());
    } catch (ImapCommand.BadException e) {
      reader.skip();
      s.bad(tag, "Error in IMAP command APPEND: " + e.text());
    } catch (MailboxException e) {
      drain(reader);
      s.failed(call, e);
    }
  }

  private static void drain(ArgReader reader) throws IOException {
    reader.skip();
  }

  private static void append(ImapSession s, ImapCommand.Call call, ArgReader reader)
      throws IOException, ArgReader.SyntaxException, ImapCommand.BadException, MailboxException {
    String name = reader.string();
    if (name == null) {
      throw new ImapCommand.BadException("Missing arguments");
    }
    MailUser.OpenBox box = null;
    String refusal = null;
    try {
      box = Mailboxes.open(s, name);
      box.box().sync();
    } catch (MailboxException e) {
      if (e.kind() != MailboxException.Kind.NOTFOUND) {
        throw e;
      }
      refusal = "NO [TRYCREATE] " + e.text();
    }
    List<Long> uids = new ArrayList<>();
    while (true) {
      MailFlags flags = MailFlags.NONE;
      int c = reader.peek();
      if (c < 0) {
        break;
      }
      if (c == '(') {
        reader.take();
        flags = Store.flags(List.of(new Arg.Group(reader.group())));
        c = reader.peek();
      }
      long received = s.process().machine().scheduler().nanos();
      if (c == '"') {
        String date = String.valueOf(reader.string());
        OffsetDateTime at = Decode.date(date.replaceFirst("^\\s*(\\d+)-(\\w+)-(\\d+)", "$1 $2 $3"));
        if (at == null) {
          throw new ImapCommand.BadException("Invalid internal date.");
        }
        received = at.toEpochSecond() * 1_000_000_000L;
        c = reader.peek();
      }
      if (c != '{') {
        throw new ImapCommand.BadException("Invalid arguments.");
      }
      reader.take();
      ArgReader.Literal literal = reader.literalSize();
      if (refusal != null) {
        if (!literal.plus()) {
          s.reply(call, refusal);
          return;
        }
        if (!s.wire().skip(literal.size())) {
          return;
        }
        continue;
      }
      byte[] bytes = unix(reader.literal(literal, false));
      if (bytes.length == 0) {
        throw new ImapCommand.BadException("Can't save a zero byte message.");
      }
      Quota.of(s.user()).check(box == null ? name : box.name(), bytes.length);
      if (box != null) {
        uids.add(box.box().append(bytes, flags, received, ""));
      }
    }
    if (refusal != null) {
      s.reply(call, refusal);
      return;
    }
    if (uids.isEmpty() || box == null) {
      throw new ImapCommand.BadException("Missing arguments");
    }
    s.done(
        call,
        "OK [APPENDUID "
            + box.box().uidValidity()
            + " "
            + io.chapar.dovecot.message.Search.set(uids)
            + "] Append completed.",
        false);
  }

  /** CRLF to LF: what lies on the disk. */
  static byte[] unix(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }
}
