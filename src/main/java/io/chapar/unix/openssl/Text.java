package io.chapar.unix.openssl;

import io.chapar.net.tls.DistinguishedName;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What openssl prints of certificates, requests and keys with -text. */
final class Text {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Text() {}

  static String date(Date date) {
    return DATE.format(date.toInstant());
  }

  static String name(X500Principal principal) {
    return DistinguishedName.of(principal).commas();
  }

  /** Bytes in lower case with colons, so many a line. */
  static String hex(byte[] bytes, int perLine, String indent) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      out.append(i % perLine == 0 ? indent : "");
      out.append(String.format("%02x", bytes[i] & 0xff));
      boolean last = i == bytes.length - 1;
      out.append(last ? "\n" : ":");
      out.append(!last && i % perLine == perLine - 1 ? "\n" : "");
    }
    return out.toString();
  }

  static String colons(byte[] bytes) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes);
  }

  static String curve(int bits, String indent) {
    String name =
        switch (bits) {
          case 384 -> "secp384r1";
          case 521 -> "secp521r1";
          default -> "prime256v1";
        };
    return indent + "ASN1 OID: " + name + "\n" + indent + "NIST CURVE: P-" + bits + "\n";
  }

  /** The name of a signature algorithm. */
  static String algorithm(String jdkName) {
    return switch (jdkName) {
      case "SHA256withRSA" -> "sha256WithRSAEncryption";
      case "SHA384withRSA" -> "sha384WithRSAEncryption";
      case "SHA512withRSA" -> "sha512WithRSAEncryption";
      case "SHA1withRSA" -> "sha1WithRSAEncryption";
      case "SHA256withECDSA" -> "ecdsa-with-SHA256";
      case "SHA384withECDSA" -> "ecdsa-with-SHA384";
      default -> jdkName;
    };
  }

  private static String key(PublicKey open) {
    String in = "                ";
    StringBuilder out = new StringBuilder("        Subject Public Key Info:\n");
    if (open instanceof RSAPublicKey rsa) {
      BigInteger e = rsa.getPublicExponent();
      out.append("            Public Key Algorithm: rsaEncryption\n");
      out.append(in).append("Public-Key: (").append(rsa.getModulus().bitLength()).append(" bit)\n");
      out.append(in).append("Modulus:\n");
      out.append(hex(rsa.getModulus().toByteArray(), 15, in + "    "));
      out.append(in)
          .append("Exponent: ")
          .append(e)
          .append(" (0x")
          .append(e.toString(16))
          .append(")\n");
    } else if (open instanceof ECPublicKey ec) {
      int bits = ec.getParams().getOrder().bitLength();
      out.append("            Public Key Algorithm: id-ecPublicKey\n");
      out.append(in).append("Public-Key: (").append(bits).append(" bit)\n");
      out.append(in).append("pub:\n");
      out.append(hex(Secrets.point(open.getEncoded()), 15, in + "    "));
      out.append(curve(bits, in));
    } else {
      out.append("            Public Key Algorithm: ").append(open.getAlgorithm()).append('\n');
    }
    return out.toString();
  }

  static String certificate(X509Certificate c) {
    StringBuilder out = new StringBuilder("Certificate:\n    Data:\n");
    int version = c.getVersion();
    out.append("        Version: ")
        .append(version)
        .append(" (0x")
        .append(version - 1)
        .append(")\n");
    BigInteger serial = c.getSerialNumber();
    if (serial.bitLength() < 64) {
      out.append("        Serial Number: ").append(serial).append(" (0x");
      out.append(serial.toString(16)).append(")\n");
    } else {
      out.append("        Serial Number:\n");
      out.append(hex(serial.toByteArray(), 100, "            "));
    }
    String algorithm = algorithm(c.getSigAlgName());
    out.append("        Signature Algorithm: ").append(algorithm).append('\n');
    out.append("        Issuer: ").append(name(c.getIssuerX500Principal())).append('\n');
    out.append("        Validity\n            Not Before: ").append(date(c.getNotBefore()));
    out.append("\n            Not After : ").append(date(c.getNotAfter())).append('\n');
    out.append("        Subject: ").append(name(c.getSubjectX500Principal())).append('\n');
    out.append(key(c.getPublicKey()));
    if (version == 3) {
      out.append("        X509v3 extensions:\n");
      out.append(Extensions.text(c, Set.of(), "            "));
    }
    return out + signature(algorithm, c.getSignature());
  }

  static String signature(String algorithm, byte[] bytes) {
    return "    Signature Algorithm: "
        + algorithm
        + "\n    Signature Value:\n"
        + hex(bytes, 18, "        ");
  }

  static String request(Csr csr) {
    StringBuilder out = new StringBuilder("Certificate Request:\n    Data:\n");
    out.append("        Version: 1 (0x0)\n        Subject: ")
        .append(csr.name().commas())
        .append('\n');
    out.append(key(csr.key()));
    out.append("        Attributes:\n");
    if (csr.extensions().isEmpty()) {
      out.append("            (none)\n");
    }
    out.append("            Requested Extensions:\n");
    for (Extensions.Extension e : csr.extensions()) {
      out.append(Extensions.text(e, "                "));
    }
    return out + signature(algorithm(csr.algorithm()), csr.signature());
  }
}
