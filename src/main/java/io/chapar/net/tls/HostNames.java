package io.chapar.net.tls;

import io.chapar.net.Ip;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Whether a certificate is one for a host (RFC 6125): its alternative names, else its CN. */
public final class HostNames {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private HostNames() {}

  /** The alternative names of a certificate, host names and addresses. */
  public static List<String> alternative(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> each : all) {
          if (each.get(0).equals(DNS) || each.get(0).equals(ADDRESS)) {
            names.add(String.valueOf(each.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      // a certificate with broken names has none
    }
    return names;
  }

  /** Whether it has any alternative name. */
  public static boolean hasAlternative(X509Certificate certificate) {
    return !alternative(certificate).isEmpty();
  }

  /** Whether it is for this host name or address. */
  public static boolean match(X509Certificate certificate, String host) {
    List<String> names = alternative(certificate);
    InetAddress address = Ip.parse(host);
    if (address != null) {
      return names.stream().anyMatch(n -> address.equals(Ip.parse(n)));
    }
    boolean hostNames = names.stream().anyMatch(n -> Ip.parse(n) == null);
    if (!hostNames) {
      names = List.of(DistinguishedName.of(certificate.getSubjectX500Principal()).value("CN"));
    }
    return names.stream().anyMatch(n -> matches(n, host));
  }

  private static boolean matches(String pattern, String host) {
    String name = pattern.toLowerCase(Locale.ROOT);
    String wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return name.equals(wanted)
        || name.startsWith("*.") && dot > 0 && wanted.substring(dot).equals(name.substring(1));
  }
}
