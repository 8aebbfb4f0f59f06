package io.chapar.dovecot.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Dovecot's processes check in their settings beyond the single value: complaints about the
 * configuration as a whole, which name only the main file.
 */
final class Checks {
  private static final Set<String> PROTOCOLS =
      Set.of("imap", "pop3", "lmtp", "sieve", "submission", "doveadm", "none");
  private static final Set<String> SPECIAL =
      Set.of(
          "\\All",
          "\\Archive",
          "\\Drafts",
          "\\Flagged",
          "\\Important",
          "\\Junk",
          "\\Sent",
          "\\Trash");
  private static final Set<String> FACILITIES =
      Set.of(
          "auth",
          "authpriv",
          "cron",
          "daemon",
          "ftp",
          "kern",
          "lpr",
          "mail",
          "news",
          "syslog",
          "user",
          "uucp",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private Checks() {}

  /** The first complaint, or null. */
  static @Nullable ConfException of(Conf conf) {
    for (Conf.Block block : conf.blocks()) {
      String wrong = block(block.section());
      if (wrong != null) {
        return Conf.whole(conf.path(), wrong);
      }
    }
    return null;
  }

  private static @Nullable String block(Section section) {
    List<String> prefixes = new ArrayList<>();
    for (Section namespace : section.sections("namespace")) {
      prefixes.add(namespace.value("prefix"));
    }
    for (Section namespace : section.sections("namespace")) {
      String label = namespace.value("prefix");
      if (namespace.value("separator").length() > 1) {
        return "Namespace '" + label + "': Hierarchy separator must be only one character long";
      }
      String alias = namespace.value("alias_for");
      if (!alias.isEmpty() && !prefixes.contains(alias)) {
        return "Namespace '" + label + "': alias_for points to unknown namespace: " + alias;
      }
      for (Section mailbox : namespace.sections("mailbox")) {
        for (String use : mailbox.value("special_use").split(" ")) {
          if (!use.isEmpty() && !SPECIAL.contains(use)) {
            return "mailbox " + mailbox.name() + ": unknown special_use: " + use;
          }
        }
      }
    }
    if (section.get("syslog_facility") != null
        && !FACILITIES.contains(section.value("syslog_facility"))) {
      return "Unknown syslog_facility: " + section.value("syslog_facility");
    }
    if (section.get("pop3_uidl_format") != null
        && section.value("pop3_uidl_format").indexOf('%') < 0) {
      return "pop3_uidl_format setting doesn't contain any %% variables.";
    }
    if (section.get("mailbox_idle_check_interval") != null
        && section.value("mailbox_idle_check_interval").matches("0+( .*)?")) {
      return "mailbox_idle_check_interval must not be 0";
    }
    for (String word : section.value("mail_attachment_detection_options").split("[ ,]+")) {
      if (!word.isEmpty()
          && !word.matches("add-flags(-on-save)?|exclude-inlined|content-type=.*")) {
        return "mail_attachment_detection_options: Unknown option: " + word;
      }
    }
    for (String word : section.value("managesieve_client_workarounds").split("[ ,]+")) {
      if (!word.isEmpty()) {
        return "managesieve_client_workarounds: Unknown workaround: " + word;
      }
    }
    return null;
  }

  /** The word of {@code protocols} that is none, or null. */
  static @Nullable String unknownProtocol(Conf conf) {
    for (String word : conf.global().words("protocols")) {
      if (!PROTOCOLS.contains(word)) {
        return word;
      }
    }
    return null;
  }
}
