package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.List;

/** A command of the authenticated or selected state. */
@FunctionalInterface
interface ImapCommand {
  /**
   * What a client asked for.
   *
   * @param tag its tag
   * @param name the command in capitals, 'UID FETCH' for those behind UID
   * @param uid whether it came behind UID
   */
  record Call(String tag, String name, boolean uid, List<Arg> args) {
    /** The text of an argument; BAD if it is missing or a list. */
    String string(int i) throws BadException {
      String text = i < args.size() ? args.get(i).string() : null;
      if (text == null) {
        throw new BadException((i < args.size() ? "Invalid" : "Missing") + " arguments");
      }
      return text;
    }

    int size() {
      return args.size();
    }
  }

  /** The command is not well formed. */
  final class BadException extends Exception {
    private static final long serialVersionUID = 1;

    BadException(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** Does it, up to and with the tagged reply. */
  void run(ImapSession session, Call call) throws IOException, MailboxException, BadException;
}
