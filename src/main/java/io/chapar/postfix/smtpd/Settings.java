package io.chapar.postfix.smtpd;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parameters that the SMTP server acts on, read once when a process starts; a bad one ends it
 * with {@link PostfixFatal}.
 */
final class Settings {
  final PostfixConfig config;
  final String myhostname;
  final String mailName;
  final String banner;
  final boolean softBounce;
  final boolean delayReject;
  final boolean delayOpen;
  final boolean heloRequired;
  final boolean strictEnvelopes;
  final boolean vrfyDisabled;
  final boolean smtputf8;
  final boolean strictSmtputf8;
  final long messageSizeLimit;
  final long queueMinFree;
  final int lineLimit;
  final int recipientLimit;
  final int overshootLimit;
  final int softErrorLimit;
  final int hardErrorLimit;
  final int junkLimit;
  final int errorSleep;
  final int timeout;
  final int startTlsTimeout;
  final int historyThreshold;
  final Set<String> notifyClasses;
  final String rejectFooter;
  final List<String> noopCommands;
  final boolean refuseEarlyTalkers;
  final BareNewline bareNewline;
  final int bareNewlineCode;
  final boolean peerNames;
  final boolean clientPortLogging;
  final boolean receivedTls;
  final boolean receivedUser;
  final boolean askClientCertificate;
  final String contentFilter;
  final Limits limits;
  final Tls tls;
  final Sasl sasl;

  /** What is done about lines that end in LF alone. */
  enum BareNewline {
    IGNORE,
    NORMALIZE,
    REJECT
  }

  /** The limits of what one client may do in a while; 0: none. */
  record Limits(
      int connections,
      int connectionRate,
      int messageRate,
      int recipientRate,
      int newTlsRate,
      int authRate) {
    boolean any() {
      return connections + connectionRate + messageRate + recipientRate + newTlsRate + authRate > 0;
    }
  }

  /** Whether TLS is offered or demanded. */
  record Tls(boolean offered, boolean required, boolean wrapper, boolean authOnly) {}

  /** How clients log in. */
  record Sasl(
      boolean enabled,
      String type,
      String path,
      String service,
      String securityOptions,
      String tlsSecurityOptions,
      int responseLimit,
      boolean broken) {}

  Settings(PostfixConfig config, boolean standAlone) {
    this.config = config;
    myhostname = config.get("myhostname");
    mailName = config.get("mail_name");
    banner = config.text("smtpd_banner");
    softBounce = config.bool("soft_bounce");
    delayReject = config.bool("smtpd_delay_reject");
    delayOpen = config.bool("smtpd_delay_open_until_valid_rcpt");
    heloRequired = config.bool("smtpd_helo_required");
    strictEnvelopes = config.bool("strict_rfc821_envelopes");
    vrfyDisabled = config.bool("disable_vrfy_command");
    smtputf8 = config.bool("smtputf8_enable");
    strictSmtputf8 = config.bool("strict_smtputf8");
    messageSizeLimit = config.number("message_size_limit");
    queueMinFree = config.number("queue_minfree");
    lineLimit = config.integer("line_length_limit");
    recipientLimit = config.integer("smtpd_recipient_limit");
    overshootLimit = config.integer("smtpd_recipient_overshoot_limit");
    softErrorLimit = config.integer("smtpd_soft_error_limit");
    hardErrorLimit = config.integer("smtpd_hard_error_limit");
    junkLimit = config.integer("smtpd_junk_command_limit");
    errorSleep = config.seconds("smtpd_error_sleep_time");
    timeout = config.seconds("smtpd_timeout");
    startTlsTimeout = config.seconds("smtpd_starttls_timeout");
    historyThreshold = config.integer("smtpd_history_flush_threshold");
    notifyClasses = Set.copyOf(config.list("notify_classes"));
    rejectFooter = config.get("smtpd_reject_footer");
    noopCommands = lower(config.list("smtpd_noop_commands"));
    refuseEarlyTalkers = config.bool("smtpd_forbid_unauth_pipelining");
    bareNewline = standAlone ? BareNewline.IGNORE : bareNewline(config);
    bareNewlineCode = config.integer("smtpd_forbid_bare_newline_reject_code");
    peerNames = config.bool("smtpd_peername_lookup");
    clientPortLogging = config.bool("smtpd_client_port_logging");
    receivedTls = config.bool("smtpd_tls_received_header");
    receivedUser = config.bool("smtpd_sasl_authenticated_header");
    askClientCertificate = config.bool("smtpd_tls_ask_ccert");
    contentFilter = config.get("content_filter");
    limits =
        new Limits(
            config.integer("smtpd_client_connection_count_limit"),
            config.integer("smtpd_client_connection_rate_limit"),
            config.integer("smtpd_client_message_rate_limit"),
            config.integer("smtpd_client_recipient_rate_limit"),
            config.integer("smtpd_client_new_tls_session_rate_limit"),
            config.integer("smtpd_client_auth_rate_limit"));
    tls = standAlone ? new Tls(false, false, false, false) : tls(config);
    sasl =
        new Sasl(
            config.bool("smtpd_sasl_auth_enable"),
            config.get("smtpd_sasl_type"),
            config.get("smtpd_sasl_path"),
            config.get("smtpd_sasl_service"),
            config.get("smtpd_sasl_security_options"),
            config.get("smtpd_sasl_tls_security_options"),
            config.integer("smtpd_sasl_response_limit"),
            config.bool("broken_sasl_auth_clients"));
  }

  private static BareNewline bareNewline(PostfixConfig config) {
    String value = config.get("smtpd_forbid_bare_newline");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "no" -> BareNewline.IGNORE;
      case "yes", "normalize" -> BareNewline.NORMALIZE;
      case "reject" -> BareNewline.REJECT;
      default ->
          throw new PostfixFatal(
              "bad parameter value: 'smtpd_forbid_bare_newline = " + value + "'");
    };
  }

  private static Tls tls(PostfixConfig config) {
    boolean wrapper = config.bool("smtpd_tls_wrappermode");
    boolean required = config.bool("smtpd_enforce_tls");
    boolean offered = config.bool("smtpd_use_tls");
    boolean authOnly = config.bool("smtpd_tls_auth_only");
    String level = config.get("smtpd_tls_security_level");
    if (!wrapper && !level.isEmpty()) {
      switch (level.toLowerCase(Locale.ROOT)) {
        case "none" -> {
          required = false;
          offered = false;
        }
        case "may" -> {
          required = false;
          offered = true;
        }
        case "encrypt", "verify", "secure", "fingerprint" -> {
          required = true;
          offered = true;
        }
        default -> throw new PostfixFatal("Invalid TLS level \"" + level + '"');
      }
    }
    required |= wrapper;
    return new Tls(offered || required, required, wrapper, authOnly || required);
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
  }
}
