package io.chapar.postfix.command;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Tables;

/** Whether the user who typed a command may do what it does: the authorized_*_users parameters. */
final class UserAccess {
  private UserAccess() {}

  /** Gives up if the list does not have the user; root and the mail owner need no permission. */
  static void check(
      Process process,
      PostfixConfig config,
      Log log,
      String parameter,
      String what,
      boolean ownersToo) {
    int uid = process.realUid();
    Account owner = process.machine().users().named(config.get("mail_owner"));
    if (!ownersToo && (uid == 0 || owner != null && owner.uid() == uid)) {
      return;
    }
    Account account = process.machine().users().byUid(uid);
    String name = account == null ? "unknown" : account.name();
    MatchList list =
        Tables.forCommand(process, config, log).strings(parameter, config.get(parameter));
    if (!list.match(name).matched()) {
      throw new PostfixFatal("User " + name + "(" + uid + ") is not allowed to " + what);
    }
  }
}
