package io.chapar.unix.curl;

import io.chapar.host.Process;
import io.chapar.net.tls.DistinguishedName;
import io.chapar.net.tls.HostNames;
import io.chapar.net.tls.Tls;
import io.chapar.unix.net.Secure;
import io.chapar.unix.net.Trusted;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Whether curl trusts a server, in its words. */
final class Certificates {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Process process;
  private final Settings settings;
  private final Connection connection;

  Certificates(Process process, Settings settings, Connection connection) {
    this.process = process;
    this.settings = settings;
    this.connection = connection;
  }

  /** Shows the certificate; CurlException 60 says why it is not trusted. */
  void check(Secure session, String host) throws IOException {
    List<X509Certificate> chain = session.chain();
    if (chain.isEmpty()) {
      return;
    }
    String file = settings.value("cacert");
    String folder = settings.value("capath");
    List<X509Certificate> trusted =
        file != null
            ? Trusted.file(process, file)
            : folder != null ? Trusted.folder(process, folder) : Trusted.system(process);
    String wrong = Tls.verify(chain, trusted, process.machine().scheduler().instant());
    if (wrong != null && wrong.equals("unable to verify the first certificate")) {
      wrong = "unable to get local issuer certificate"; // curl stops at the first complaint
    }
    boolean careless = settings.has("insecure");
    if (wrong != null && !careless) {
      refuse("SSL certificate problem: " + wrong);
    }
    X509Certificate own = chain.get(0);
    connection.info("Server certificate:");
    connection.info(
        " subject: "
            + DistinguishedName.of(own.getSubjectX500Principal()).commas().replace(" = ", "="));
    connection.info(" start date: " + date(own.getNotBefore()));
    connection.info(" expire date: " + date(own.getNotAfter()));
    if (!careless && !HostNames.match(own, host)) {
      boolean alternative = HostNames.hasAlternative(own);
      String name = DistinguishedName.of(own.getSubjectX500Principal()).value("CN");
      if (alternative) {
        connection.info(" subjectAltName does not match " + host);
      }
      refuse(
          alternative
              ? "SSL: no alternative certificate subject name matches target host name '"
                  + host
                  + "'"
              : "SSL: certificate subject name '"
                  + name
                  + "' does not match target host name '"
                  + host
                  + "'");
    }
    connection.info(
        " issuer: "
            + DistinguishedName.of(own.getIssuerX500Principal()).commas().replace(" = ", "="));
    connection.info(
        wrong == null
            ? " SSL certificate verify ok."
            : " SSL certificate verify result: "
                + wrong
                + " ("
                + Tls.code(wrong)
                + "), continuing anyway.");
  }

  private void refuse(String message) throws IOException {
    connection.info(message);
    connection.info("Closing connection 0");
    throw new CurlException(CurlException.UNTRUSTED, message);
  }

  private static String date(Date date) {
    return DATE.format(date.toInstant());
  }
}
