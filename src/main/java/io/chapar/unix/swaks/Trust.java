package io.chapar.unix.swaks;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.net.tls.Pem;
import io.chapar.net.tls.Tls;
import io.chapar.unix.net.Secure;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether swaks is content with the server's certificate: it asks only with --tls-verify. */
final class Trust {
  private static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

  private Trust() {}

  /** What is wrong with the certificate; null if nothing is, or nobody wants to know. */
  static @Nullable String check(Process p, Arguments arguments, Secure session) throws IOException {
    if (!arguments.has("tls-verify")) {
      return null;
    }
    String file = arguments.value("tls-ca-path", BUNDLE);
    List<X509Certificate> trusted = List.of();
    try {
      trusted = Pem.certificates(p.files().text(p.path(file)));
    } catch (DiskException e) {
      // nobody is trusted then
    }
    boolean wrong = Tls.verify(session.chain(), trusted, p.machine().scheduler().instant()) != null;
    return wrong ? "connect(): error:0A000086:SSL routines::certificate verify failed" : null;
  }

  /** The server's certificate as PEM, without its last newline. */
  static String pem(Secure session) {
    List<X509Certificate> chain = session.chain();
    try {
      return chain.isEmpty()
          ? ""
          : new Pem("CERTIFICATE", chain.get(0).getEncoded()).text().stripTrailing();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
