package io.chapar.unix.net;

import io.chapar.net.tls.DistinguishedName;
import io.chapar.net.tls.Tls;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a client says about an encrypted connection, in OpenSSL's names. */
public final class Secure {
  private final SSLSession session;

  /** The facts about a session. */
  public Secure(SSLSession session) {
    this.session = session;
  }

  /** A context that takes any certificate: the clients judge afterwards. */
  public static SSLContext context() {
    return Tls.client();
  }

  /** Such as TLSv1.3. */
  public String protocol() {
    return session.getProtocol();
  }

  /** The cipher suite by OpenSSL's name. */
  public String cipher() {
    String suite = session.getCipherSuite();
    if (!suite.contains("_WITH_")) {
      return suite;
    }
    return suite
        .replaceFirst("^TLS_", "")
        .replaceFirst("^RSA_WITH_", "")
        .replace("_WITH_", "-")
        .replaceFirst("CHACHA20_POLY1305_SHA256$", "CHACHA20-POLY1305")
        .replaceFirst("_CBC_SHA", "_SHA")
        .replaceAll("AES_(128|256)", "AES$1")
        .replace('_', '-');
  }

  /** The bits of its key. */
  public int bits() {
    String suite = session.getCipherSuite();
    return suite.contains("256") && !suite.contains("AES_128") ? 256 : 128;
  }

  /** What the server has sent, its own first. */
  public List<X509Certificate> chain() {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (java.security.cert.Certificate each : session.getPeerCertificates()) {
        chain.add((X509Certificate) each);
      }
    } catch (SSLPeerUnverifiedException e) {
      // an anonymous server
    }
    return chain;
  }

  /** The subject of the server's certificate as {@code /C=DE/CN=x}. */
  public String subject() {
    List<X509Certificate> chain = chain();
    return chain.isEmpty()
        ? ""
        : DistinguishedName.of(chain.get(0).getSubjectX500Principal()).slashes();
  }
}
