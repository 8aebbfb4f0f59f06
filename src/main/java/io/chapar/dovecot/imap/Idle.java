package io.chapar.dovecot.imap;

import io.chapar.mailbox.MailboxException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/** IDLE: waits for the client's DONE, and tells meanwhile what happens in the mailbox. */
final class Idle {
  private static final long LOOK = 500_000_000L; // ns between two looks at the mailbox

  private Idle() {}

  static void run(ImapSession s, ImapCommand.Call call) throws IOException, MailboxException {
    s.wire().say("+ idling");
    s.tell(true, false);
    s.idling(true);
    long notify = s.user().settings().seconds("imap_idle_notify_interval") * 1_000_000_000L;
    long now = s.process().machine().scheduler().nanos();
    long begun = now;
    long next = now + notify;
    while (!s.wire().ready() && !s.kicked()) {
      now = s.process().machine().scheduler().nanos();
      s.wire().await(s.view() == null ? next : Math.min(now + LOOK, next));
      now = s.process().machine().scheduler().nanos();
      if (!s.wire().ready()) {
        s.tell(true, false);
        if (notify > 0 && now >= next) {
          s.untagged("OK Still here");
          next = now + notify;
        }
        s.wire().flush();
        if (now - begun > 30 * 60 * 1_000_000_000L) {
          throw new java.net.SocketTimeoutException();
        }
      }
    }
    String line = s.wire().line();
    if (line == null) {
      throw new EOFException();
    }
    if (!line.toUpperCase(Locale.ROOT).equals("DONE")) {
      s.bad(call.tag(), "Expected DONE.");
      return;
    }
    s.idling(false);
    s.done(call, "OK Idle completed.", true);
  }
}
