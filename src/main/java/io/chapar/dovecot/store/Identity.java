package io.chapar.dovecot.store;

import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Users;

/** Whose mail a process may work on: the numbers behind a user, and which of them may have any. */
final class Identity {
  private Identity() {}

  /** The number of a user or group. */
  static int id(String text, Users users, boolean user) throws UserException {
    if (text.matches("\\d{1,9}")) {
      return Integer.parseInt(text);
    }
    if (user) {
      Account account = users.named(text);
      if (account != null) {
        return account.uid();
      }
    } else {
      Group group = users.group(text);
      if (group != null) {
        return group.gid();
      }
    }
    throw new UserException(
        "Couldn't drop privileges: Unknown UNIX "
            + (user ? "UID user: " : "GID group: ")
            + text
            + " (in "
            + (user ? "mail_uid" : "mail_gid")
            + " setting)");
  }

  /** The number of a group that a setting names. */
  static int group(Users users, String text, String setting) throws UserException {
    Group group = users.group(text);
    if (group != null) {
      return group.gid();
    }
    if (text.matches("\\d{1,9}")) {
      return Integer.parseInt(text);
    }
    throw setting.equals("mail_access_groups")
        ? new UserException(
            UserException.Stage.DEATH, "unknown group name in extra_groups: " + text)
        : new UserException(
            UserException.Stage.PROCESS,
            "Couldn't drop privileges: Unknown UNIX GID group: "
                + text
                + " (in "
                + setting
                + " setting)");
  }

  /** Refuses numbers that may have no mail. */
  static void range(Settings settings, int uid, int gid, MailUser.Call call) throws UserException {
    long first = settings.number("first_valid_uid");
    long last = settings.number("last_valid_uid");
    if (uid == 0) {
      throw new UserException(
          call.service().equals("doveadm")
              ? "Couldn't drop privileges: Mail access not allowed for root"
              : "Invalid settings in userdb: userdb returned 0 as uid");
    }
    if (uid < first || last != 0 && uid > last) {
      throw new UserException(
          String.format(
              "Mail access for users with UID %d not permitted (see"
                  + " first_valid_uid in config file, uid from userdb lookup).",
              uid));
    }
    long firstGid = settings.number("first_valid_gid");
    long lastGid = settings.number("last_valid_gid");
    if (gid < firstGid || lastGid != 0 && gid > lastGid) {
      throw new UserException(
          String.format(
              "Mail access for users with GID %d not permitted (see"
                  + " first_valid_gid in config file, gid from userdb lookup).",
              gid));
    }
  }
}
