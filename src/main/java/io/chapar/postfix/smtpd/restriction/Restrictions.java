package io.chapar.postfix.smtpd.restriction;

import io.chapar.net.Dns.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All restrictions by name, in the order of access(5) and postconf(5): generic ones first. */
public final class Restrictions {
  private record Entry(String name, Restriction restriction) {}

  private static final List<Entry> ALL =
      List.of(
          entry("permit", new Permit()),
          entry("defer", new RefuseAll(false)),
          entry("reject", new RefuseAll(true)),
          entry("reject_unauth_pipelining", new RejectUnauthPipelining()),
          entry("check_policy_service", new CheckPolicyService()),
          entry("defer_if_permit", new DeferIf(true)),
          entry("defer_if_reject", new DeferIf(false)),
          entry("sleep", new Sleep()),
          entry("reject_plaintext_session", new RejectPlaintextSession()),
          // the client
          entry("reject_unknown_client_hostname", new RejectUnknownClient(false)),
          entry("reject_unknown_client", new RejectUnknownClient(false)),
          entry("reject_unknown_reverse_client_hostname", new RejectUnknownClient(true)),
          entry("permit_inet_interfaces", new PermitInetInterfaces()),
          entry("permit_mynetworks", new PermitMynetworks()),
          entry("check_client_access", new CheckClientAccess(Target.CLIENT)),
          entry("check_reverse_client_hostname_access", new CheckClientAccess(Target.REVERSE)),
          entry("reject_maps_rbl", new RejectMapsRbl()),
          entry("reject_rbl_client", new RejectRbl(Target.CLIENT, true)),
          entry("reject_rbl", new RejectRbl(Target.CLIENT, true)),
          entry("permit_dnswl_client", new PermitDnswl(true)),
          entry("reject_rhsbl_client", new RejectRbl(Target.CLIENT, false)),
          entry("permit_rhswl_client", new PermitDnswl(false)),
          entry("reject_rhsbl_reverse_client", new RejectRbl(Target.REVERSE, false)),
          entry("check_ccert_access", new CheckCertificateAccess()),
          entry("check_sasl_access", new CheckSaslAccess()),
          entry("check_client_ns_access", new CheckServerAccess(Target.CLIENT, Type.NS)),
          entry("check_client_mx_access", new CheckServerAccess(Target.CLIENT, Type.MX)),
          entry("check_client_a_access", new CheckServerAccess(Target.CLIENT, Type.A)),
          entry(
              "check_reverse_client_hostname_ns_access",
              new CheckServerAccess(Target.REVERSE, Type.NS)),
          entry(
              "check_reverse_client_hostname_mx_access",
              new CheckServerAccess(Target.REVERSE, Type.MX)),
          entry(
              "check_reverse_client_hostname_a_access",
              new CheckServerAccess(Target.REVERSE, Type.A)),
          // HELO
          entry("check_helo_access", new CheckHeloAccess()),
          entry("reject_invalid_helo_hostname", new RejectHelo(RejectHelo.Test.INVALID)),
          entry("reject_invalid_hostname", new RejectHelo(RejectHelo.Test.INVALID)),
          entry("reject_unknown_helo_hostname", new RejectHelo(RejectHelo.Test.UNKNOWN)),
          entry("reject_unknown_hostname", new RejectHelo(RejectHelo.Test.UNKNOWN)),
          entry("reject_non_fqdn_helo_hostname", new RejectHelo(RejectHelo.Test.NON_FQDN)),
          entry("reject_non_fqdn_hostname", new RejectHelo(RejectHelo.Test.NON_FQDN)),
          entry("permit_naked_ip_address", new PermitNakedIpAddress()),
          entry("check_helo_ns_access", new CheckServerAccess(Target.HELO, Type.NS)),
          entry("check_helo_mx_access", new CheckServerAccess(Target.HELO, Type.MX)),
          entry("check_helo_a_access", new CheckServerAccess(Target.HELO, Type.A)),
          entry("reject_rhsbl_helo", new RejectRbl(Target.HELO, false)),
          // MAIL FROM
          entry("check_sender_access", new CheckMailAccess(Target.SENDER)),
          entry("reject_unknown_address", new RejectUnknownDomain(Target.SENDER)),
          entry("reject_unknown_sender_domain", new RejectUnknownDomain(Target.SENDER)),
          entry("reject_unverified_sender", new RejectUnverified(Target.SENDER)),
          entry("reject_non_fqdn_sender", new RejectNonFqdn(Target.SENDER)),
          entry(
              "reject_authenticated_sender_login_mismatch",
              new RejectSenderLogin(RejectSenderLogin.Who.LOGGED_IN)),
          entry(
              "reject_known_sender_login_mismatch",
              new RejectSenderLogin(RejectSenderLogin.Who.KNOWN)),
          entry(
              "reject_unauthenticated_sender_login_mismatch",
              new RejectSenderLogin(RejectSenderLogin.Who.NOT_LOGGED_IN)),
          entry("check_sender_ns_access", new CheckServerAccess(Target.SENDER, Type.NS)),
          entry("check_sender_mx_access", new CheckServerAccess(Target.SENDER, Type.MX)),
          entry("check_sender_a_access", new CheckServerAccess(Target.SENDER, Type.A)),
          entry("reject_rhsbl_sender", new RejectRbl(Target.SENDER, false)),
          entry("reject_unlisted_sender", new RejectUnlisted(Target.SENDER)),
          // RCPT TO
          entry("check_recipient_access", new CheckMailAccess(Target.RECIPIENT)),
          entry("permit_mx_backup", new PermitMxBackup()),
          entry("permit_auth_destination", new PermitAuthDestination()),
          entry("reject_unauth_destination", new RejectUnauthDestination(true)),
          entry("defer_unauth_destination", new RejectUnauthDestination(false)),
          entry("check_relay_domains", new CheckRelayDomains()),
          entry("permit_sasl_authenticated", new PermitSaslAuthenticated()),
          entry("permit_tls_all_clientcerts", new PermitTlsClientCertificates(true)),
          entry("permit_tls_clientcerts", new PermitTlsClientCertificates(false)),
          entry("reject_unknown_recipient_domain", new RejectUnknownDomain(Target.RECIPIENT)),
          entry("reject_non_fqdn_recipient", new RejectNonFqdn(Target.RECIPIENT)),
          entry("check_recipient_ns_access", new CheckServerAccess(Target.RECIPIENT, Type.NS)),
          entry("check_recipient_mx_access", new CheckServerAccess(Target.RECIPIENT, Type.MX)),
          entry("check_recipient_a_access", new CheckServerAccess(Target.RECIPIENT, Type.A)),
          entry("reject_rhsbl_recipient", new RejectRbl(Target.RECIPIENT, false)),
          entry("check_recipient_maps", new RejectUnlisted(Target.RECIPIENT)),
          entry("reject_unlisted_recipient", new RejectUnlisted(Target.RECIPIENT)),
          entry("reject_multi_recipient_bounce", new RejectMultiRecipientBounce()),
          entry("reject_unverified_recipient", new RejectUnverified(Target.RECIPIENT)),
          // ETRN
          entry("check_etrn_access", new CheckEtrnAccess()));

  private static final Map<String, Restriction> BY_NAME = index();

  private Restrictions() {}

  private static Entry entry(String name, Restriction restriction) {
    return new Entry(name, restriction);
  }

  private static Map<String, Restriction> index() {
    Map<String, Restriction> map = new HashMap<>();
    ALL.forEach(e -> map.put(e.name(), e.restriction()));
    return Map.copyOf(map);
  }

  /** The names of all, each with whether it does here what it does in the real Postfix. */
  public static Map<String, Boolean> declared() {
    Map<String, Boolean> map = new TreeMap<>();
    ALL.forEach(e -> map.put(e.name(), e.restriction().simulated()));
    return map;
  }

  /** The restriction of a name in any case, or null. */
  static @Nullable Restriction find(String name) {
    Restriction found = BY_NAME.get(name);
    return found != null ? found : BY_NAME.get(name.toLowerCase(Locale.ROOT));
  }
}
