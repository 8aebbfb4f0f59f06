package io.chapar.postfix.smtp;

import javax.net.ssl.SSLSession;

/** A TLS session in the words of the log. */
final class TlsSummary {
  private TlsSummary() {}

  static String of(SSLSession session) {
    String protocol = session.getProtocol();
    String suite = session.getCipherSuite();
    int bits = suite.contains("256") && !suite.contains("AES_128") ? 256 : 128;
    String text = protocol + " with cipher " + name(suite) + " (" + bits + "/" + bits + " bits)";
    return protocol.equals("TLSv1.3")
        ? text + " key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256"
        : text;
  }

  private static String name(String suite) {
    if (!suite.contains("_WITH_")) {
      return suite;
    }
    String name = suite.substring(suite.indexOf('_') + 1).replace("_WITH_", "_");
    if (name.startsWith("RSA_")) {
      name = name.substring(4);
    }
    return name.replace("AES_", "AES").replace("_CBC_", "_").replace('_', '-');
  }
}
