package io.chapar.postfix.smtp;

import io.chapar.net.Ip;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.OwnAddresses;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.Options;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one smtp or lmtp process has read of its configuration. */
final class SmtpSettings {
  final boolean lmtp;
  final String myhostname;
  final String heloName;
  final String relayhost;
  final String fallbackRelay;
  final String bestMxTransport;
  final String tcpPort;
  final Duration connectTimeout;
  final int heloTimeout;
  final int startTlsTimeout;
  final int mailTimeout;
  final int rcptTimeout;
  final int dataInitTimeout;
  final int dataXferTimeout;
  final int dataDoneTimeout;
  final int rsetTimeout;
  final int quitTimeout;
  final int xforwardTimeout;
  final int lineLimit;
  final int addressLimit;
  final int sessionLimit;
  final boolean alwaysEhlo;
  final boolean neverEhlo;
  final boolean skip5xxGreeting;
  final boolean skipQuitResponse;
  final boolean deferWithoutMx;
  final boolean ignoreMxError;
  final boolean useDns;
  final boolean lookupDns;
  final boolean lookupNative;
  final boolean sendXforward;
  final boolean softBounce;
  final boolean disableConversion;
  final String addressPreference;
  final Set<Integer> families;
  final Set<InetAddress> self = new HashSet<>();
  final @Nullable InetAddress bind;
  final boolean sasl;
  final @Nullable Maps saslPasswords;
  final boolean senderAuth;
  final String saslType;
  final TlsPolicy tls;
  final boolean noteOffer;
  final @Nullable Maps generic;
  final boolean genericExtension;
  private final String discardWords;
  private final @Nullable Maps discardMaps;

  private final PostfixConfig config;
  private final String prefix;

  private SmtpSettings(Daemon daemon) {
    config = daemon.config();
    lmtp = daemon.program().name().equals("lmtp");
    prefix = lmtp ? "lmtp_" : "smtp_";
    myhostname = config.get("myhostname");
    heloName = config.get(lmtp ? "lmtp_lhlo_name" : "smtp_helo_name");
    relayhost = config.get("relayhost");
    fallbackRelay = config.get(prefix + "fallback_relay");
    bestMxTransport = lmtp ? "" : config.get("best_mx_transport");
    tcpPort = config.get(prefix + "tcp_port");
    connectTimeout = Duration.ofSeconds(config.seconds(prefix + "connect_timeout"));
    heloTimeout = config.seconds(lmtp ? "lmtp_lhlo_timeout" : "smtp_helo_timeout");
    startTlsTimeout = seconds("starttls_timeout");
    mailTimeout = seconds("mail_timeout");
    rcptTimeout = seconds("rcpt_timeout");
    dataInitTimeout = seconds("data_init_timeout");
    dataXferTimeout = seconds("data_xfer_timeout");
    dataDoneTimeout = seconds("data_done_timeout");
    rsetTimeout = seconds("rset_timeout");
    quitTimeout = seconds("quit_timeout");
    xforwardTimeout = seconds("xforward_timeout");
    lineLimit = config.integer(prefix + "line_length_limit");
    addressLimit = config.integer(prefix + "mx_address_limit");
    sessionLimit = config.integer(prefix + "mx_session_limit");
    alwaysEhlo = lmtp || config.bool("smtp_always_send_ehlo");
    neverEhlo = !lmtp && config.bool("smtp_never_send_ehlo");
    skip5xxGreeting = config.bool(prefix + "skip_5xx_greeting");
    skipQuitResponse = config.bool(prefix + "skip_quit_response");
    deferWithoutMx = config.bool(prefix + "defer_if_no_mx_address_found");
    ignoreMxError = !lmtp && config.bool("ignore_mx_lookup_error");
    String support = config.get(prefix + "dns_support_level").toLowerCase(Locale.ROOT);
    useDns = support.isEmpty() ? !config.bool("disable_dns_lookups") : !support.equals("disabled");
    List<String> lookups = config.list(prefix + "host_lookup");
    for (String word : lookups) {
      if (!word.equalsIgnoreCase("dns") && !word.equalsIgnoreCase("native")) {
        throw new PostfixFatal(
            "unknown "
                + prefix
                + "host_lookup value \""
                + word
                + "\" in \""
                + config.get(prefix + "host_lookup")
                + '"');
      }
    }
    lookupDns = useDns && lookups.contains("dns");
    lookupNative = !useDns || lookups.contains("native");
    sendXforward = config.bool(prefix + "send_xforward_command");
    softBounce = config.bool("soft_bounce");
    disableConversion = config.bool("disable_mime_output_conversion");
    addressPreference = config.get(prefix + "address_preference");
    families = OwnAddresses.families(config);
    OwnAddresses.list(config).forEach(one -> self.add(Ip.of(one.address())));
    for (String word : config.list("proxy_interfaces")) {
      InetAddress proxy = Ip.parse(word);
      if (proxy != null) {
        self.add(proxy);
      }
    }
    String from = config.get(prefix + "bind_address");
    bind = from.isEmpty() ? null : Ip.parse(from);
    if (!from.isEmpty() && bind == null) {
      throw new PostfixFatal("unreasonable " + prefix + "bind_address value: " + from);
    }
    sasl = config.bool(prefix + "sasl_auth_enable");
    senderAuth = !lmtp && config.bool("smtp_sender_dependent_authentication");
    saslType = config.get(prefix + "sasl_type");
    saslPasswords = sasl ? passwords(daemon) : null;
    tls = TlsPolicy.of(daemon, prefix);
    noteOffer = config.bool(prefix + "tls_note_starttls_offer");
    generic = maps(daemon, "generic_maps");
    genericExtension = config.list("propagate_unmatched_extensions").contains("generic");
    discardWords = config.get(prefix + (lmtp ? "discard_lhlo_keywords" : "discard_ehlo_keywords"));
    discardMaps =
        maps(
            daemon,
            lmtp ? "discard_lhlo_keyword_address_maps" : "discard_ehlo_keyword_address_maps");
  }

  private int seconds(String name) {
    return config.seconds(prefix + name);
  }

  private @Nullable Maps maps(Daemon daemon, String name) {
    String value = config.get(prefix + name);
    return value.isEmpty() ? null : daemon.tables().maps(prefix + name, value);
  }

  private Maps passwords(Daemon daemon) {
    String name = prefix + "sasl_password_maps";
    String value = config.get(name);
    if (value.isEmpty()) {
      throw new PostfixFatal(
          "specify a password table via the `" + name + "' configuration parameter");
    }
    return daemon.tables().maps(name, value, Options.USUAL);
  }

  /** The EHLO keywords that count for nothing, as {@code smtp_discard_ehlo_keywords} lists them. */
  List<String> discarded(InetAddress server) {
    String words = discardWords;
    if (discardMaps != null) {
      Answer answer = discardMaps.find(Ip.text(server));
      words = answer.found() ? answer.value() : words;
    }
    List<String> list = new ArrayList<>();
    for (String word : words.split("[,\\s]+", -1)) {
      if (!word.isEmpty()) {
        list.add(word.toUpperCase(Locale.ROOT));
      }
    }
    return list;
  }

  static SmtpSettings of(Daemon daemon) {
    return daemon.part(SmtpSettings.class, SmtpSettings::new);
  }
}
