package io.chapar.postfix.smtp;

import io.chapar.disk.DiskException;
import io.chapar.net.tls.Pem;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much TLS a destination gets, and whom to trust. */
final class TlsPolicy {
  /** The security levels that are told apart here. */
  enum Level {
    INVALID,
    NONE,
    MAY,
    ENCRYPT,
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

  final int logLevel;
  final boolean wrapper;
  private final Daemon daemon;
  private final Level main;
  private final @Nullable Maps maps;
  private @Nullable List<X509Certificate> trusted;

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
        daemon.log().warning("invalid TLS security level: \"" + level + '"');
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
      case "verify", "dane", "dane-only", "half-dane" -> Level.VERIFY;
      case "secure" -> Level.SECURE;
      default -> Level.INVALID;
    };
  }

  /** The level for a destination: of the policy table where it has one, in general otherwise. */
  Level level(String destination, String domain) {
    if (maps == null) {
      return main;
    }
    Answer answer = maps.find(destination);
    if (!answer.found()) {
      answer = maps.find(domain);
    }
    for (int dot = domain.indexOf('.'); !answer.found() && dot >= 0; ) {
      answer = maps.find(domain.substring(dot));
      dot = domain.indexOf('.', dot + 1);
    }
    if (!answer.found()) {
      return main;
    }
    String word = answer.value().split("[,\\s]+", -1)[0];
    Level level = level(word);
    if (level == Level.INVALID) {
      daemon
          .log()
          .warning(
              maps.title()
                  + ", next-hop destination \""
                  + domain
                  + "\": invalid security level \""
                  + word
                  + '"');
    }
    return level;
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
