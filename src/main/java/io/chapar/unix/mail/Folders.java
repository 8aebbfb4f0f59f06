package io.chapar.unix.mail;

import io.chapar.host.Account;
import io.chapar.host.Process;

/** What the names of folders mean to mail(1): %, %user, +folder, &amp;, ~. */
final class Folders {
  private Folders() {}

  /** The path that a name stands for. */
  static String name(Process p, Settings settings, String name) {
    String home = p.env("HOME", "/");
    if (name.equals("%")) {
      return system(p, p.machine().users().userName(p.realUid()));
    }
    if (name.startsWith("%") && name.indexOf('/') < 0) {
      return system(p, name.substring(1));
    }
    if (name.equals("&")) {
      return settings.get("MBOX", home + "/mbox");
    }
    String folder = settings.get("folder");
    if (name.startsWith("+") && folder != null) {
      String base = folder.startsWith("/") ? folder : home + "/" + folder;
      return base + "/" + name.substring(1);
    }
    if (name.equals("~") || name.startsWith("~/")) {
      return home + name.substring(1);
    }
    return name;
  }

  /** Where the mail of a user arrives. */
  static String system(Process p, String user) {
    Account own = p.machine().users().byUid(p.realUid());
    String mail = p.env().get("MAIL");
    return mail != null && own != null && own.name().equals(user) ? mail : "/var/mail/" + user;
  }
}
