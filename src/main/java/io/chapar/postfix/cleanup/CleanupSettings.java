package io.chapar.postfix.cleanup;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.Spool;
import io.chapar.postfix.resolve.LocalDomains;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Options;
import io.chapar.postfix.table.Tables;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one cleanup process has read of its configuration, and the tables it has open. */
final class CleanupSettings {
  final Spool spool;
  final String myhostname;
  final long sizeLimit;
  final int lineLimit;
  final int headerLimit;
  final int tokenLimit;
  final int hopcountLimit;
  final int bodyCheckLimit;
  final int mimeDepth;
  private final Set<MimeParser.Strict> strict = EnumSet.noneOf(MimeParser.Strict.class);
  final boolean mime;
  final boolean alwaysAddMissing;
  final boolean longIds;
  final boolean enableOriginal;
  final boolean autoEightBit;
  final boolean standardFrom;
  final String remoteRewriteDomain;
  final String undisclosed;
  final String alwaysBcc;
  final String emptyRecipient;
  final int delayWarning;
  final int expansionLimit;
  final int recursionLimit;
  final int addressLengthLimit;
  final int attributeLimit;
  final Maps canonical;
  final Maps senderCanonical;
  final Maps recipientCanonical;
  final Maps virtualAliases;
  final Maps senderBcc;
  final Maps recipientBcc;
  final Maps headerChecks;
  final Maps mimeHeaderChecks;
  final Maps nestedHeaderChecks;
  final Maps bodyChecks;
  final Set<String> canonicalClasses;
  final Set<String> senderCanonicalClasses;
  final Set<String> recipientCanonicalClasses;
  final Set<String> masqueradeClasses;
  final List<String> masqueradeDomains;
  final MatchList masqueradeExceptions;
  final boolean extensionCanonical;
  final boolean extensionVirtual;
  final Set<HeaderKind> dropped = EnumSet.noneOf(HeaderKind.class);
  final AddressFind find;

  /** The rules of MIME that a message has to keep; with SMTPUTF8 its headers may be 8-bit. */
  Set<MimeParser.Strict> strict(boolean utf8) {
    Set<MimeParser.Strict> rules = EnumSet.noneOf(MimeParser.Strict.class);
    rules.addAll(strict);
    if (utf8) {
      rules.remove(MimeParser.Strict.SEVEN_BIT_HEADERS);
    }
    return rules;
  }

  CleanupSettings(Daemon daemon) {
    PostfixConfig config = daemon.config();
    Tables tables = daemon.tables();
    spool = Spool.of(daemon.machine(), config);
    myhostname = config.get("myhostname");
    sizeLimit = config.number("message_size_limit");
    lineLimit = config.integer("line_length_limit");
    headerLimit = config.integer("header_size_limit");
    tokenLimit = config.integer("header_address_token_limit");
    hopcountLimit = config.integer("hopcount_limit");
    bodyCheckLimit = config.integer("body_checks_size_limit");
    mimeDepth = config.integer("mime_nesting_limit");
    mime = !config.bool("disable_mime_input_processing");
    if (config.bool("strict_8bitmime") || config.bool("strict_7bit_headers")) {
      strict.add(MimeParser.Strict.SEVEN_BIT_HEADERS);
    }
    if (config.bool("strict_8bitmime") || config.bool("strict_8bitmime_body")) {
      strict.add(MimeParser.Strict.EIGHT_BIT_BODY);
    }
    if (config.bool("strict_mime_encoding_domain")) {
      strict.add(MimeParser.Strict.ENCODING_DOMAIN);
    }
    alwaysAddMissing = config.bool("always_add_missing_headers");
    longIds = config.bool("enable_long_queue_ids");
    enableOriginal = config.bool("enable_original_recipient");
    autoEightBit = config.bool("detect_8bit_encoding_header");
    standardFrom = standardFrom(config.get("header_from_format"));
    remoteRewriteDomain = config.get("remote_header_rewrite_domain");
    undisclosed = config.get("undisclosed_recipients_header");
    alwaysBcc = config.get("always_bcc");
    emptyRecipient = config.get("empty_address_recipient");
    delayWarning = config.seconds("delay_warning_time");
    expansionLimit = config.integer("virtual_alias_expansion_limit");
    recursionLimit = config.integer("virtual_alias_recursion_limit");
    addressLengthLimit = config.integer("virtual_alias_address_length_limit");
    attributeLimit = config.integer("queue_file_attribute_count_limit");
    canonical = tables.maps("canonical_maps");
    senderCanonical = tables.maps("sender_canonical_maps");
    recipientCanonical = tables.maps("recipient_canonical_maps");
    virtualAliases = tables.maps("virtual_alias_maps");
    senderBcc = tables.maps("sender_bcc_maps");
    recipientBcc = tables.maps("recipient_bcc_maps");
    Options checks = Options.USUAL.withoutFolding();
    headerChecks = tables.maps("header_checks", config.get("header_checks"), checks);
    mimeHeaderChecks = tables.maps("mime_header_checks", config.get("mime_header_checks"), checks);
    nestedHeaderChecks =
        tables.maps("nested_header_checks", config.get("nested_header_checks"), checks);
    bodyChecks = tables.maps("body_checks", config.get("body_checks"), checks);
    canonicalClasses = classes(config, "canonical_classes");
    senderCanonicalClasses = classes(config, "sender_canonical_classes");
    recipientCanonicalClasses = classes(config, "recipient_canonical_classes");
    masqueradeClasses = classes(config, "masquerade_classes");
    masqueradeDomains = config.list("masquerade_domains");
    masqueradeExceptions =
        tables.strings("masquerade_exceptions", config.get("masquerade_exceptions"));
    Set<String> propagate = new HashSet<>(config.list("propagate_unmatched_extensions"));
    extensionCanonical = propagate.contains("canonical");
    extensionVirtual = propagate.contains("virtual");
    for (String name : config.list("message_drop_headers")) {
      HeaderKind kind = HeaderKind.of(name);
      if (kind != null) {
        dropped.add(kind);
      }
    }
    find = LocalDomains.of(daemon).find();
  }

  private static boolean standardFrom(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "standard" -> true;
      case "obsolete" -> false;
      default -> throw new PostfixFatal("invalid setting: \"header_from_format = " + value + "\"");
    };
  }

  private static final Set<String> CLASSES =
      Set.of("envelope_sender", "envelope_recipient", "header_sender", "header_recipient");

  private static Set<String> classes(PostfixConfig config, String parameter) {
    Set<String> found = new HashSet<>();
    for (String word : config.list(parameter)) {
      String name = word.toLowerCase(Locale.ROOT);
      if (!CLASSES.contains(name)) {
        throw new PostfixFatal(
            "unknown " + parameter + " value \"" + word + "\" in \"" + config.get(parameter) + '"');
      }
      found.add(name);
    }
    return found;
  }

  static CleanupSettings of(Daemon daemon) {
    return daemon.part(CleanupSettings.class, CleanupSettings::new);
  }
}
