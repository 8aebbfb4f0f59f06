package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that the mail system runs under must exist, must not be privileged, and must not be
 * one and the same: otherwise no Postfix program starts.
 */
final class AccountCheck {
  private final PostfixConfig config;
  private final ConfigHost host;

  AccountCheck(PostfixConfig config) {
    this.config = config;
    this.host = config.host();
  }

  void run() {
    ConfigHost.Account unprivileged = account("default_privs");
    ConfigHost.Account owner = account("mail_owner");
    ConfigHost.Account first = host.user(owner.uid());
    if (first != null && !first.name().equals(owner.name())) {
      throw one("mail_owner", "user " + owner.name() + " has same user ID as " + first.name());
    }
    String group = config.get("setgid_group");
    int gid = group(group);
    if (config.get("default_privs").equals(config.get("mail_owner"))) {
      throw two(
          "default_privs", "mail_owner", " specify the same user " + config.get("default_privs"));
    }
    if (unprivileged.uid() == owner.uid()) {
      throw two(
          "default_privs",
          "mail_owner",
          ": users " + names(unprivileged, owner) + " have the same user ID: " + owner.uid());
    }
    if (unprivileged.gid() == owner.gid()) {
      throw two(
          "default_privs",
          "mail_owner",
          ": users " + names(unprivileged, owner) + " have the same group ID: " + owner.gid());
    }
    sameGroup("default_privs", unprivileged, group, gid);
    sameGroup("mail_owner", owner, group, gid);
  }

  private void sameGroup(String name, ConfigHost.Account account, String group, int gid) {
    if (account.gid() == gid) {
      throw two(
          name,
          "setgid_group",
          ": user " + account.name() + " and group " + group + " have the same group ID: " + gid);
    }
  }

  private static String names(ConfigHost.Account a, ConfigHost.Account b) {
    return a.name() + " and " + b.name();
  }

  private ConfigHost.Account account(String name) {
    String value = config.get(name);
    ConfigHost.Account account = host.user(value);
    if (account == null) {
      throw one(name, "unknown user name value: " + value);
    }
    if (account.uid() == 0 || account.gid() == 0) {
      String kind = account.uid() == 0 ? "user" : "group";
      throw one(name, "user " + value + " has privileged " + kind + " ID");
    }
    return account;
  }

  private int group(String name) {
    Integer gid = host.group(name);
    if (gid == null) {
      throw one("setgid_group", "unknown group name: " + name);
    }
    if (gid == 0) {
      throw one("setgid_group", "group " + name + " has privileged group ID");
    }
    @Nullable String first = host.group(gid.intValue());
    if (first != null && !first.equals(name)) {
      throw one("setgid_group", "group " + name + " has same group ID as " + first);
    }
    return gid;
  }

  private PostfixFatal one(String name, String why) {
    return new PostfixFatal(
        "file " + config.directory() + "/main.cf: parameter " + name + ": " + why);
  }

  private PostfixFatal two(String first, String second, String why) {
    return new PostfixFatal(
        "file " + config.directory() + "/main.cf: parameters " + first + " and " + second + why);
  }
}
