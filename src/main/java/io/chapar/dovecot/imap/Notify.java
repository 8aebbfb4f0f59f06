package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The grammar of NOTIFY (RFC 5465). What it asks for is not simulated; what is wrong with it is.
 */
final class Notify {
  private Notify() {}

  static void check(ImapCommand.Call call) throws ImapCommand.BadException {
    if (call.size() == 0 || call.args().get(0).string() == null) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    if (!"SET".equalsIgnoreCase(call.string(0))) {
      throw new ImapCommand.BadException("Unknown subcommand");
    }
    int at = call.size() > 1 && "STATUS".equalsIgnoreCase(call.args().get(1).string()) ? 2 : 1;
    if (at >= call.size()) {
      throw new ImapCommand.BadException("Missing filters");
    }
    for (; at < call.size(); at++) {
      if (!(call.args().get(at) instanceof Arg.Group group) || group.items().size() < 2) {
        throw new ImapCommand.BadException("Invalid filter");
      }
      events(group.items().get(group.items().size() - 1));
    }
  }

  private static void events(Arg arg) throws ImapCommand.BadException {
    List<String> names = new ArrayList<>();
    if (arg instanceof Arg.Group group) {
      for (Arg item : group.items()) {
        String name = item.string();
        if (name != null) {
          names.add(name.toUpperCase(Locale.ROOT));
        }
      }
    }
    if (names.contains("MESSAGENEW") != names.contains("MESSAGEEXPUNGE")) {
      throw new ImapCommand.BadException("MessageNew and MessageExpunge must be together");
    }
  }
}
