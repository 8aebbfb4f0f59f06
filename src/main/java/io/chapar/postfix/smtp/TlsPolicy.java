package io.chapar.postfix.smtp;

import io.chapar.disk.DiskException;
import io.chapar.net.tls.Pem;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much TLS a destination gets, and whom to trust. */
final class TlsPolicy {
  /** The security levels that are told apart here. */
  enum Level {
    INVALID,
    NONE,
    MAY,
    ENCRYPT,
    DANE,
    DANE_ONLY,
    FINGERPRINT,
    VERIFY,
    SECURE;

    /** Whether nothing is sent in the clear. */
    boolean required() {
      return compareTo(ENCRYPT) >= 0;
    }

    /** Whether the certificate has to match. */
    boolean matching() {
      return compareTo(FINGERPRINT) >= 0;
    }
  }

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "match", "protocols", "ciphers", "exclude", "servername", "connection_reuse", "tafile");

  final int logLevel;
  final boolean wrapper;
  private final Daemon daemon;
  private final Level main;
  private final @Nullable Maps maps;
  private @Nullable List<X509Certificate> trusted;
  private boolean probed;

  private TlsPolicy(Daemon daemon, String prefix) {
    this.daemon = daemon;
    PostfixConfig config = daemon.config();
    String level = config.get(prefix + "tls_security_level");
    if (level.isEmpty()) {
      main =
          config.bool(prefix + "enforce_tls")
              ? Level.VERIFY
              : config.bool(prefix + "use_tls") ? Level.MAY : Level.NONE;
    } else {
      main = level(level);
      if (main == Level.INVALID) {
        throw new PostfixFatal("Invalid TLS level \"" + level + '"');
      }
    }
    logLevel = config.integer(prefix + "tls_loglevel");
    wrapper = config.bool(prefix + "tls_wrappermode");
    String value = config.get(prefix + "tls_policy_maps");
    maps = value.isEmpty() ? null : daemon.tables().maps(prefix + "tls_policy_maps", value);
    prefixOfTrust = prefix;
  }

  private final String prefixOfTrust;

  static TlsPolicy of(Daemon daemon, String prefix) {
    return new TlsPolicy(daemon, prefix);
  }

  private static Level level(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none" -> Level.NONE;
      case "may" -> Level.MAY;
      case "encrypt" -> Level.ENCRYPT;
      case "fingerprint" -> Level.FINGERPRINT;
      case "dane", "half-dane" -> Level.DANE;
      case "dane-only" -> Level.DANE_ONLY;
      case "verify" -> Level.VERIFY;
      case "secure" -> Level.SECURE;
      default -> Level.INVALID;
    };
  }

  /** The level for a destination: of the policy table where it has one, in general otherwise. */
  Level level(String destination, String domain) {
    String entry = entry(destination, domain);
    if (entry == null) {
      return usable(main, domain, !daemon.config().get(digests()).isEmpty());
    }
    String where = "next-hop destination \"" + domain + "\": ";
    List<String> words = List.of(entry.strip().split("[,\\s]+"));
    Level level = level(words.get(0));
    if (level == Level.INVALID) {
      return wrong(where + "invalid security level \"" + words.get(0) + '"');
    }
    boolean matches = false;
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (equals < 0) {
        return wrong(where + "malformed attribute/value pair \"" + word + '"');
      }
      if (!ATTRIBUTES.contains(name.toLowerCase(Locale.ROOT))) {
        return wrong(where + "invalid attribute name: \"" + name + '"');
      }
      matches |= name.equalsIgnoreCase("match");
    }
    return usable(level, domain, matches || !daemon.config().get(digests()).isEmpty());
  }

  private String digests() {
    return prefixOfTrust + "tls_fingerprint_cert_match";
  }

  private Level wrong(String what) {
    daemon.log().warning(prefixOfTrust + "tls_policy_maps, " + what);
    return Level.INVALID;
  }

  private @Nullable String entry(String destination, String domain) {
    if (maps == null) {
      return null;
    }
    Answer answer = maps.find(destination);
    if (!answer.found()) {
      answer = maps.find(domain);
    }
    for (int dot = domain.indexOf('.'); !answer.found() && dot >= 0; ) {
      answer = maps.find(domain.substring(dot));
      dot = domain.indexOf('.', dot + 1);
    }
    return answer.found() ? answer.value() : null;
  }

  /** What becomes of a level that needs something this host has not got. */
  private Level usable(Level level, String domain, boolean fingerprints) {
    boolean dane = level == Level.DANE || level == Level.DANE_ONLY;
    if (dane && !daemon.config().get("smtp_dns_support_level").equals("dnssec")) {
      if (level == Level.DANE) {
        noDnssec();
      }
      String name = level == Level.DANE ? "dane" : "dane-only";
      daemon.log().warning(domain + ": " + name + " configured with dnssec lookups disabled");
      return level == Level.DANE ? Level.MAY : Level.INVALID;
    }
    if (level == Level.FINGERPRINT && !fingerprints) {
      daemon
          .log()
          .warning(
              "nexthop domain "
                  + domain
                  + ": configured at fingerprint security level, but with no fingerprints to"
                  + " match.");
      return Level.INVALID;
    }
    return level;
  }

  /** The resolver is asked once whether it validates; the little internet has no signed root. */
  private void noDnssec() {
    if (!probed) {
      probed = true;
      daemon.log().warning("DNSSEC validation may be unavailable");
      daemon
          .log()
          .warning(
              "reason: dnssec_probe 'ns:.' received no response: Host or domain name not found."
                  + " Name service error for name=. type=NS: Host not found, try again");
    }
  }

  /** The certificates that are trusted. */
  List<X509Certificate> trusted() {
    List<X509Certificate> list = trusted;
    if (list == null) {
      list = new ArrayList<>();
      String file = daemon.config().get(prefixOfTrust + "tls_CAfile");
      if (!file.isEmpty()) {
        load(file, list);
      }
      String path = daemon.config().get(prefixOfTrust + "tls_CApath");
      if (!path.isEmpty()) {
        try {
          for (String name : daemon.machine().root().list(path)) {
            load(path + "/" + name, list);
          }
        } catch (DiskException e) {
          // then there are none
        }
      }
      trusted = list;
    }
    return list;
  }

  private void load(String file, List<X509Certificate> into) {
    try {
      into.addAll(Pem.certificates(daemon.machine().root().text(file)));
    } catch (DiskException e) {
      // OpenSSL says nothing either
    }
  }
}
