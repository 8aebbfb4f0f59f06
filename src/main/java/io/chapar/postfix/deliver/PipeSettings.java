package io.chapar.postfix.deliver;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import java.util.List;
import java.util.Locale;

/** The arguments of a pipe service in master.cf. */
record PipeSettings(
    String flags,
    int uid,
    int gid,
    String directory,
    String eol,
    String nullSender,
    long sizeLimit,
    List<String> command) {

  boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  /** Reads them; what makes no sense ends the process. */
  static PipeSettings of(Daemon daemon) {
    StringBuilder flags = new StringBuilder();
    String user = "";
    String directory = "";
    String eol = "\n";
    String nullSender = "MAILER-DAEMON";
    long size = 0;
    List<String> command = List.of();
    List<String> arguments = daemon.service().arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (command.isEmpty() && argument.startsWith("-")) {
        i += argument.equals("-o") ? 1 : 0;
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals).toLowerCase(Locale.ROOT);
      String value = argument.substring(equals + 1);
      switch (equals < 0 ? "" : name) {
        case "flags" -> {
          String wrong = PipeAgent.unknown(value);
          if (wrong != null) {
            throw new PostfixFatal(wrong);
          }
          flags.append(value);
        }
        case "user" -> user = value;
        case "directory" -> directory = value;
        case "chroot" -> {
          // the simulated command sees the whole disk
        }
        case "eol" -> eol = unescaped(value);
        case "null_sender" -> nullSender = value;
        case "size" -> {
          if (value.isEmpty() || !value.chars().allMatch(Character::isDigit)) {
            throw new PostfixFatal("get_service_attr: bad size= value: " + value);
          }
          size = Long.parseLong(value);
        }
        case "argv" -> {
          command = new java.util.ArrayList<>(arguments.subList(i, arguments.size()));
          command.set(0, value);
          i = arguments.size();
        }
        default -> throw new PostfixFatal("unknown attribute name: " + argument);
      }
    }
    if (user.isEmpty()) {
      throw new PostfixFatal("missing user= command-line attribute");
    }
    int[] ids = ids(daemon, user);
    if (command.isEmpty()) {
      throw new PostfixFatal("missing argv= command-line attribute");
    }
    check(daemon, ids[0], ids[1]);
    return new PipeSettings(
        flags.toString(), ids[0], ids[1], directory, eol, nullSender, size, List.copyOf(command));
  }

  private static int[] ids(Daemon daemon, String user) {
    int colon = user.indexOf(':');
    String name = colon < 0 ? user : user.substring(0, colon);
    String groupName = colon < 0 ? "" : user.substring(colon + 1);
    Account account = daemon.machine().users().named(name);
    if (account == null) {
      throw new PostfixFatal("get_service_attr: unknown username: " + name);
    }
    if (groupName.isEmpty()) {
      return new int[] {account.uid(), account.gid()};
    }
    Group group = daemon.machine().users().group(groupName);
    if (group == null) {
      throw new PostfixFatal("get_service_attr: unknown group: " + groupName);
    }
    return new int[] {account.uid(), group.gid()};
  }

  private static void check(Daemon daemon, int uid, int gid) {
    String owner = daemon.config().get("mail_owner");
    String setgid = daemon.config().get("setgid_group");
    Group postdrop = daemon.machine().users().group(setgid);
    if (uid == 0) {
      throw new PostfixFatal("user= command-line attribute specifies root privileges");
    }
    if (uid == daemon.owner().uid()) {
      throw new PostfixFatal("user= command-line attribute specifies mail system owner " + owner);
    }
    if (gid == 0) {
      throw new PostfixFatal("user= command-line attribute specifies privileged group id 0");
    }
    if (gid == daemon.owner().gid()) {
      throw new PostfixFatal(
          "user= command-line attribute specifies mail system owner " + owner + " group id " + gid);
    }
    if (postdrop != null && gid == postdrop.gid()) {
      throw new PostfixFatal(
          "user= command-line attribute specifies mail system " + setgid + " group id " + gid);
    }
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
  }
}
