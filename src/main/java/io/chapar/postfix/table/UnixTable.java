package io.chapar.postfix.table;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Users;
import java.util.Locale;

/** unix:passwd.byname and unix:group.byname: the accounts and groups of the host. */
final class UnixTable extends Table {
  private final Users users;
  private final boolean fold;

  UnixTable(String name, Users users, boolean fold) {
    super("unix", name);
    this.users = users;
    this.fold = fold;
  }

  @Override
  public Lookup lookup(String key) {
    String wanted = fold ? key.toLowerCase(Locale.ROOT) : key;
    String line = name().startsWith("passwd") ? passwd(wanted) : group(wanted);
    return line.isEmpty() ? Lookup.missing(this, key) : Lookup.found(this, key, line, 0);
  }

  private String passwd(String key) {
    Account a = users.named(key);
    return a == null
        ? ""
        : String.join(
            ":",
            a.name(),
            a.password(),
            Integer.toString(a.uid()),
            Integer.toString(a.gid()),
            a.gecos(),
            a.home(),
            a.shell());
  }

  private String group(String key) {
    Group group = users.group(key);
    return group == null
        ? ""
        : group.name() + ":x:" + group.gid() + ":" + String.join(",", group.members());
  }
}
