package io.chapar.mailbox;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Users;
import java.util.Locale;

/** The text of a failed system call, and for permissions the reason that Dovecot finds for it. */
public final class Denied {
  private Denied() {}

  /** {@code call(path) failed: …}. */
  public static String text(MailHost host, String call, String path, DiskException e) {
    return text(host.files(), host.users(), call, path, e);
  }

  /** The same for a process that works on no mailbox. */
  public static String text(Files files, Users users, String call, String path, DiskException e) {
    return call
        + "("
        + path
        + ") failed: "
        + e.errno().text()
        + reason(files, users, call, path, e);
  }

  private static String reason(
      Files files, Users users, String call, String path, DiskException e) {
    if (e.errno() != Errno.EACCES) {
      return "";
    }
    Credentials who = files.who();
    StringBuilder out = new StringBuilder(" (euid=");
    out.append(who.uid()).append('(').append(users.userName(who.uid())).append(") egid=");
    out.append(who.gid()).append('(').append(users.groupName(who.gid())).append(')');
    int slash = path.lastIndexOf('/');
    String directory = slash <= 0 ? "/" : path.substring(0, slash);
    String at = "";
    for (String part : directory.substring(1).split("/", -1)) {
      at = at + "/" + part;
      Inode inode = files.peek(at);
      if (inode == null && call.equals("mkdir_parents_chgrp")) {
        directory = at.substring(0, Math.max(1, at.lastIndexOf('/')));
        break;
      }
      if (inode == null) {
        return out.append(')').toString();
      }
      if (!who.may(inode, 1)) {
        return missing(out, 'x', at, inode, who, users);
      }
    }
    Inode parent = files.peek(directory);
    boolean creates = call.startsWith("mkdir") || call.contains("create") || !files.exists(path);
    if (parent != null && creates && !who.may(parent, 2)) {
      return missing(out, 'w', directory, parent, who, users);
    }
    Inode inode = files.peek(path);
    if (inode != null) {
      if (call.contains("dotlock") && parent != null && !who.may(parent, 2)) {
        return missing(out, 'w', directory, parent, who, users);
      }
      char want = !who.may(inode, 4) ? 'r' : 'w';
      if (inode.isDirectory() && !who.may(inode, 1)) {
        want = 'x';
      }
      return missing(out, want, path, inode, who, users);
    }
    return out.append(')').toString();
  }

  private static String missing(
      StringBuilder out, char want, String path, Inode inode, Credentials who, Users users) {
    out.append(" missing +").append(want).append(" perm: ").append(path);
    int group = inode.mode() >> 3 & 7;
    int bit = want == 'r' ? 4 : want == 'w' ? 2 : 1;
    if ((group & bit) != 0 && !who.in(inode.gid()) && who.uid() != inode.uid()) {
      out.append(", we're not in group ").append(inode.gid());
      out.append('(').append(users.groupName(inode.gid())).append(')');
    }
    if (inode.isDirectory() && who.uid() == inode.uid()) {
      return out.append(", dir owner missing perms)").toString();
    }
    out.append(
        String.format(
            Locale.ROOT,
            ", %s owned by %d:%d mode=%04o)",
            inode.isDirectory() ? "dir" : "file",
            inode.uid(),
            inode.gid(),
            inode.mode() & 0777));
    return out.toString();
  }
}
