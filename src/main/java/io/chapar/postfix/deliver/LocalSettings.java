package io.chapar.postfix.deliver;

import io.chapar.host.Account;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.resolve.LocalDomains;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.Options;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one local process has read of its configuration. */
final class LocalSettings {
  final Maps aliases;
  final Maps mailboxTransportMaps;
  final Maps mailboxCommandMaps;
  final Maps fallbackTransportMaps;
  final String mailboxTransport;
  final String fallbackTransport;
  final String mailboxCommand;
  final String homeMailbox;
  final String spoolDirectory;
  final String forwardPath;
  final String luserRelay;
  final String delimiter;
  final String commandShell;
  final String commandFilter;
  final String forwardFilter;
  final String executionDirectory;
  final String executionFilter;
  final Set<String> commandsAllowed;
  final Set<String> filesAllowed;
  final Set<String> deliveredHeader;
  final Set<String> propagate;
  final boolean ownerSpecial;
  final boolean expandOwner;
  final boolean resetOwner;
  final boolean frozenDelivered;
  final boolean strictOwner;
  final boolean requireHome;
  final boolean enableOriginal;
  final int commandTime;
  final long mailboxLimit;
  final Account nobody;
  final AddressFind find;
  final String myhostname;
  final String mailName;

  LocalSettings(Daemon daemon) {
    PostfixConfig config = daemon.config();
    mailboxLimit = config.number("mailbox_size_limit");
    long messageLimit = config.number("message_size_limit");
    if (mailboxLimit > 0) {
      if (messageLimit <= 0) {
        throw new PostfixFatal(
            "configuration error: mailbox_size_limit is limited but message_size_limit is"
                + " unlimited");
      }
      if (mailboxLimit < messageLimit) {
        throw new PostfixFatal(
            "configuration error: mailbox_size_limit is smaller than message_size_limit");
      }
    }
    aliases = daemon.tables().maps("aliases", config.get("alias_maps"));
    mailboxTransportMaps = plain(daemon, "mailbox_transport_maps");
    mailboxCommandMaps = plain(daemon, "mailbox_command_maps");
    fallbackTransportMaps = plain(daemon, "fallback_transport_maps");
    mailboxTransport = config.get("mailbox_transport");
    fallbackTransport = config.get("fallback_transport");
    mailboxCommand = raw(config, "mailbox_command");
    homeMailbox = config.get("home_mailbox");
    spoolDirectory = config.get("mail_spool_directory");
    forwardPath = raw(config, "forward_path");
    luserRelay = raw(config, "luser_relay");
    delimiter = config.get("recipient_delimiter");
    commandShell = config.get("local_command_shell");
    commandFilter = config.get("command_expansion_filter");
    forwardFilter = config.get("forward_expansion_filter");
    executionDirectory = raw(config, "command_execution_directory");
    executionFilter = config.get("execution_directory_expansion_filter");
    commandsAllowed = names(config, "allow_mail_to_commands");
    filesAllowed = names(config, "allow_mail_to_files");
    deliveredHeader = names(config, "prepend_delivered_header");
    propagate = names(config, "propagate_unmatched_extensions");
    ownerSpecial = config.bool("owner_request_special");
    expandOwner = config.bool("expand_owner_alias");
    resetOwner = config.bool("reset_owner_alias");
    frozenDelivered = config.bool("frozen_delivered_to");
    strictOwner = config.bool("strict_mailbox_ownership");
    requireHome = config.bool("require_home_directory");
    enableOriginal = config.bool("enable_original_recipient");
    commandTime = config.seconds("command_time_limit");
    myhostname = config.get("myhostname");
    mailName = config.get("mail_name");
    String name = config.get("default_privs");
    Account account = daemon.machine().users().named(name);
    if (account == null) {
      throw new PostfixFatal(
          "file "
              + config.directory()
              + "/main.cf: parameter default_privs: unknown user name value: "
              + name);
    }
    nobody = account;
    find = LocalDomains.of(daemon).find();
  }

  private static Maps plain(Daemon daemon, String parameter) {
    return daemon
        .tables()
        .maps(parameter, daemon.config().get(parameter), Options.USUAL.withoutSubstitution());
  }

  /** A value that is expanded with the recipient's attributes, not with parameters. */
  private static String raw(PostfixConfig config, String parameter) {
    String value = config.raw(parameter);
    return value == null ? "" : value;
  }

  private static Set<String> names(PostfixConfig config, String parameter) {
    Set<String> found = new HashSet<>();
    for (String word : List.copyOf(config.list(parameter))) {
      found.add(word.toLowerCase(Locale.ROOT));
    }
    return found;
  }

  static LocalSettings of(Daemon daemon) {
    return daemon.part(LocalSettings.class, LocalSettings::new);
  }
}
