package io.chapar.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS over a connection in memory, with certificates and keys as they lie on a host's disk. */
public final class Tls {
  private static final byte HANDSHAKE = 0x16; // the type of the first record

  private Tls() {}

  /** A certificate chain with its key, or what is wrong with them. */
  public sealed interface Identity {
    /** A usable pair. */
    record Good(SSLContext context, List<X509Certificate> chain) implements Identity {}

    /** There is no certificate in the text. */
    record NoCertificate() implements Identity {}

    /** There is no private key in the text. */
    record NoKey() implements Identity {}

    /** Both are there, but of different pairs. */
    record Mismatch() implements Identity {}
  }

  /** What a certificate file and a key file make together. */
  public static Identity identity(String certificates, String key) {
    List<X509Certificate> chain = Pem.certificates(certificates);
    if (chain.isEmpty()) {
      return new Identity.NoCertificate();
    }
    PrivateKey secret = Pem.privateKey(key);
    if (secret == null) {
      return new Identity.NoKey();
    }
    if (!Keys.match(secret, chain.get(0).getPublicKey())) {
      return new Identity.Mismatch();
    }
    return new Identity.Good(context(chain, secret), chain);
  }

  private static SSLContext context(List<X509Certificate> chain, PrivateKey key) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = new char[0];
      store.setKeyEntry("host", key, password, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {new AcceptAll()}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A client's context that takes any certificate: whether to trust it, the client decides with
   * {@link #verify} afterwards, in its own words.
   */
  public static SSLContext client() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AcceptAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with a chain, in OpenSSL's words, or null if it leads to a trusted one. */
  public static @Nullable String verify(
      List<X509Certificate> chain, List<X509Certificate> trusted, java.time.Instant now) {
    if (chain.isEmpty()) {
      return "no peer certificate available";
    }
    X509Certificate at = chain.get(0);
    for (int depth = 0; depth < 10; depth++) {
      if (now.isBefore(at.getNotBefore().toInstant())) {
        return "certificate is not yet valid";
      }
      if (now.isAfter(at.getNotAfter().toInstant())) {
        return "certificate has expired";
      }
      X509Certificate here = at;
      if (trusted.contains(here)) {
        return null;
      }
      X509Certificate issuer = signer(here, trusted);
      if (issuer != null) {
        return null;
      }
      if (here.getSubjectX500Principal().equals(here.getIssuerX500Principal())) {
        return depth == 0
            ? "self-signed certificate"
            : "self-signed certificate in certificate chain";
      }
      issuer = signer(here, chain);
      if (issuer == null) {
        return chain.size() == 1
            ? "unable to verify the first certificate"
            : "unable to get local issuer certificate";
      }
      at = issuer;
    }
    return "certificate chain too long";
  }

  /** OpenSSL's number (X509_V_ERR_…) of what {@link #verify} said; 0 for nothing. */
  public static int code(@Nullable String wrong) {
    if (wrong == null) {
      return 0;
    }
    return switch (wrong) {
      case "certificate is not yet valid" -> 9;
      case "certificate has expired" -> 10;
      case "self-signed certificate" -> 18;
      case "self-signed certificate in certificate chain" -> 19;
      case "unable to get local issuer certificate" -> 20;
      case "unable to verify the first certificate" -> 21;
      case "certificate chain too long" -> 22;
      case "invalid CA certificate" -> 79;
      default -> 1;
    };
  }

  private static @Nullable X509Certificate signer(
      X509Certificate certificate, List<X509Certificate> candidates) {
    for (X509Certificate candidate : candidates) {
      if (candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        try {
          certificate.verify(candidate.getPublicKey());
          return candidate;
        } catch (GeneralSecurityException e) {
          // signed by another key of the same name
        }
      }
    }
    return null;
  }

  /**
   * TLS on a connection, seen from the server; the handshake is still to be done. What does not
   * begin as TLS does is refused here, without an alert, as OpenSSL does it.
   */
  public static SSLSocket server(SSLContext context, Socket socket) throws IOException {
    byte[] first = new byte[1];
    int n = socket.getInputStream().read(first);
    if (n > 0 && first[0] != HANDSHAKE && first[0] >= 0) {
      throw new SSLException("Unsupported or unrecognized SSL message");
    }
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(first, 0, Math.max(0, n)), true);
    tls.setUseClientMode(false);
    return tls;
  }

  /** TLS on a connection, seen from the client; {@code host} is the name to ask for. */
  public static SSLSocket client(SSLContext context, Socket socket, String host)
      throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    tls.setUseClientMode(true);
    return tls;
  }

  private static final class AcceptAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
