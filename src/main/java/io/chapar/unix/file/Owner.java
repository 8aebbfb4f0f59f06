package io.chapar.unix.file;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Users;
import org.jspecify.annotations.Nullable;

/**
 * What chown(1) takes: owner, owner:group, owner: and :group, by name or number.
 *
 * @param uid the owner; -1: stays
 * @param gid the group; -1: stays
 */
record Owner(int uid, int gid) {

  /** What came out: an owner, or the word for what was wrong. */
  record Parsed(@Nullable Owner owner, String wrong) {}

  static Parsed parse(Process p, String text) {
    Users users = p.machine().users();
    int colon = text.indexOf(':');
    if (colon < 0 && users.named(text) == null && number(text) < 0 && text.indexOf('.') > 0) {
      Parsed dotted = parse(p, text.replaceFirst("\\.", ":"));
      if (dotted.owner() != null) {
        return new Parsed(dotted.owner(), "dot");
      }
    }
    String name = colon < 0 ? text : text.substring(0, colon);
    int uid = -1;
    int gid = -1;
    if (!name.isEmpty()) {
      Account account = users.named(name);
      uid = account == null ? number(name) : account.uid();
      if (uid < 0) {
        return new Parsed(null, "user");
      }
      if (colon == text.length() - 1) {
        if (account == null) {
          return new Parsed(null, "spec");
        }
        gid = account.gid();
      }
    }
    if (colon >= 0 && colon < text.length() - 1) {
      gid = group(users, text.substring(colon + 1));
      if (gid < 0) {
        return new Parsed(null, "group");
      }
    }
    return new Parsed(new Owner(uid, gid), "");
  }

  /** The id of a group by name or number; -1 if there is none. */
  static int group(Users users, String name) {
    Group group = users.group(name);
    return group == null ? number(name) : group.gid();
  }

  private static int number(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    try {
      return digits.isEmpty() || !Character.isDigit(digits.charAt(0))
          ? -1
          : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
