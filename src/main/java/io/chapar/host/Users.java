package io.chapar.host;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a host: what getpwnam(3) and getgrnam(3) find in /etc/passwd and /etc/group, read
 * anew whenever the files have changed. Lines that are not well formed are passed over, as glibc
 * does.
 */
@SuppressWarnings(
    "ReferenceEquality") // an inode is immutable: the same object is the same file, unchanged
public final class Users {
  private final Machine machine;
  private @Nullable Inode passwdFile;
  private @Nullable Inode groupFile;
  private List<Account> accounts = List.of();
  private List<Group> groups = List.of();

  Users(Machine machine) {
    this.machine = machine;
  }

  /** All accounts, in the order of the file. */
  public List<Account> accounts() {
    Inode now = machine.root().peek("/etc/passwd");
    if (now != passwdFile) {
      passwdFile = now;
      List<Account> read = new ArrayList<>();
      for (String line : lines("/etc/passwd")) {
        String[] f = line.split(":", -1);
        if (f.length == 7 && !f[0].isEmpty() && number(f[2]) >= 0 && number(f[3]) >= 0) {
          read.add(new Account(f[0], f[1], number(f[2]), number(f[3]), f[4], f[5], f[6]));
        }
      }
      accounts = List.copyOf(read);
    }
    return accounts;
  }

  /** All groups, in the order of the file. */
  public List<Group> groups() {
    Inode now = machine.root().peek("/etc/group");
    if (now != groupFile) {
      groupFile = now;
      List<Group> read = new ArrayList<>();
      for (String line : lines("/etc/group")) {
        String[] f = line.split(":", -1);
        if (f.length == 4 && !f[0].isEmpty() && number(f[2]) >= 0) {
          read.add(
              new Group(f[0], number(f[2]), f[3].isEmpty() ? List.of() : List.of(f[3].split(","))));
        }
      }
      groups = List.copyOf(read);
    }
    return groups;
  }

  private List<String> lines(String path) {
    try {
      return machine.root().text(path).lines().toList();
    } catch (DiskException e) {
      return List.of();
    }
  }

  private static int number(String text) {
    try {
      return text.isEmpty() ? -1 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The account of a name, or null. */
  public @Nullable Account named(String name) {
    return accounts().stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
  }

  /** The first account of a user id, or null. */
  public @Nullable Account byUid(int uid) {
    return accounts().stream().filter(a -> a.uid() == uid).findFirst().orElse(null);
  }

  /** The group of a name, or null. */
  public @Nullable Group group(String name) {
    return groups().stream().filter(g -> g.name().equals(name)).findFirst().orElse(null);
  }

  /** The first group of an id, or null. */
  public @Nullable Group groupByGid(int gid) {
    return groups().stream().filter(g -> g.gid() == gid).findFirst().orElse(null);
  }

  /** The name of a user id; the number where there is none. */
  public String userName(int uid) {
    Account account = byUid(uid);
    return account == null ? Integer.toString(uid) : account.name();
  }

  /** The name of a group id; the number where there is none. */
  public String groupName(int gid) {
    Group group = groupByGid(gid);
    return group == null ? Integer.toString(gid) : group.name();
  }

  /** The credentials that a login of this account gets: initgroups(3). */
  public Credentials credentials(Account account) {
    Set<Integer> ids = new LinkedHashSet<>();
    ids.add(account.gid());
    for (Group group : groups()) {
      if (group.members().contains(account.name())) {
        ids.add(group.gid());
      }
    }
    return new Credentials(account.uid(), account.gid(), ids);
  }
}
