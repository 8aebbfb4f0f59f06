package io.chapar.net.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PEM (RFC 7468): the text files in which certificates and keys lie on a disk, read and written.
 *
 * @param label such as CERTIFICATE or PRIVATE KEY
 * @param der the bytes inside
 */
public record Pem(String label, byte[] der) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";

  /** The blocks in a text; what stands between them is passed over, a broken one too. */
  public static List<Pem> parse(String text) {
    List<Pem> blocks = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    String label = "";
    for (String line : text.lines().toList()) {
      String l = line.strip();
      if (l.startsWith(BEGIN) && l.endsWith("-----") && l.length() > BEGIN.length() + 5) {
        label = l.substring(BEGIN.length(), l.length() - 5);
        body.setLength(0);
      } else if (l.equals(END + label + "-----") && !label.isEmpty()) {
        try {
          blocks.add(new Pem(label, Base64.getMimeDecoder().decode(body.toString())));
        } catch (IllegalArgumentException e) {
          // not base 64: as if the block were not there
        }
        label = "";
      } else if (!label.isEmpty() && l.indexOf(':') < 0) {
        body.append(l);
      }
    }
    return blocks;
  }

  /** The text of this block. */
  public String text() {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return BEGIN + label + "-----\n" + lines + "\n" + END + label + "-----\n";
  }

  /** The certificates in a text, in order; empty if there is none that can be read. */
  public static List<X509Certificate> certificates(String text) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Pem block : parse(text)) {
      X509Certificate certificate = block.certificate();
      if (certificate != null) {
        chain.add(certificate);
      }
    }
    return chain;
  }

  /** This block as a certificate, or null. */
  public @Nullable X509Certificate certificate() {
    if (!label.endsWith("CERTIFICATE")) {
      return null;
    }
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      return null;
    }
  }

  /** The first private key in a text, or null; encrypted ones are not read. */
  public static @Nullable PrivateKey privateKey(String text) {
    for (Pem block : parse(text)) {
      byte[] pkcs8 =
          switch (block.label()) {
            case "PRIVATE KEY" -> block.der();
            case "RSA PRIVATE KEY" -> Der.pkcs8Rsa(block.der());
            case "EC PRIVATE KEY" -> Der.pkcs8Ec(block.der());
            default -> null;
          };
      PrivateKey key = pkcs8 == null ? null : key(pkcs8);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private static @Nullable PrivateKey key(byte[] pkcs8) {
    for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // another algorithm's
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pem p && p.label.equals(label) && java.util.Arrays.equals(p.der, der);
  }

  @Override
  public int hashCode() {
    return label.hashCode() * 31 + java.util.Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return new String(text().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
  }
}
