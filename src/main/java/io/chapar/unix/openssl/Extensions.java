package io.chapar.unix.openssl;

import io.chapar.net.Ip;
import io.chapar.net.tls.CertificateBuilder;
import io.chapar.net.tls.Der;
import io.chapar.net.tls.DerReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** X.509 extensions: from the words of a configuration to DER, and from DER to text. */
final class Extensions {
  private static final Map<String, String> OIDS = oids();
  private static final List<String> USAGES =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");
  private static final List<String> USAGE_TEXTS =
      List.of(
          "Digital Signature",
          "Non Repudiation",
          "Key Encipherment",
          "Data Encipherment",
          "Key Agreement",
          "Certificate Sign",
          "CRL Sign",
          "Encipher Only",
          "Decipher Only");
  private static final Map<String, String> PURPOSES =
      Map.of(
          "serverAuth",
          "1.3.6.1.5.5.7.3.1",
          "clientAuth",
          "1.3.6.1.5.5.7.3.2",
          "codeSigning",
          "1.3.6.1.5.5.7.3.3",
          "emailProtection",
          "1.3.6.1.5.5.7.3.4");
  private static final Map<String, String> PURPOSE_TEXTS =
      Map.of(
          "1.3.6.1.5.5.7.3.1",
          "TLS Web Server Authentication",
          "1.3.6.1.5.5.7.3.2",
          "TLS Web Client Authentication",
          "1.3.6.1.5.5.7.3.3",
          "Code Signing",
          "1.3.6.1.5.5.7.3.4",
          "E-mail Protection");

  private Extensions() {}

  /** One extension; the value is what stands inside its OCTET STRING. */
  record Extension(String oid, boolean critical, byte[] value) {
    byte[] encoded() {
      return CertificateBuilder.encoded(oid, critical, value);
    }
  }

  private static Map<String, String> oids() {
    Map<String, String> oids = new LinkedHashMap<>();
    oids.put("subjectKeyIdentifier", "2.5.29.14");
    oids.put("keyUsage", "2.5.29.15");
    oids.put("subjectAltName", "2.5.29.17");
    oids.put("basicConstraints", "2.5.29.19");
    oids.put("authorityKeyIdentifier", "2.5.29.35");
    oids.put("extendedKeyUsage", "2.5.29.37");
    return oids;
  }

  // ---- words to DER

  /** The extension that {@code name=value} means; null if it is not well formed. */
  static @Nullable Extension parse(String line, PublicKey subject, PublicKey issuer) {
    int equals = line.indexOf('=');
    String name = equals < 0 ? "" : line.substring(0, equals).strip();
    String oid = OIDS.get(name);
    if (oid == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (String word : line.substring(equals + 1).split(",", -1)) {
      words.add(word.strip());
    }
    boolean critical = words.remove("critical");
    byte[] value =
        switch (name) {
          case "subjectAltName" -> alternative(words);
          case "basicConstraints" -> constraints(words);
          case "keyUsage" -> usage(words);
          case "extendedKeyUsage" -> purposes(words);
          case "subjectKeyIdentifier" -> Der.tlv(4, CertificateBuilder.keyId(subject));
          default -> Der.seq(Der.tlv(0x80, CertificateBuilder.keyId(issuer)));
        };
    return value == null ? null : new Extension(oid, critical, value);
  }

  private static byte @Nullable [] alternative(List<String> words) {
    List<byte[]> names = new ArrayList<>();
    for (String word : words) {
      int colon = word.indexOf(':');
      String value = word.substring(colon + 1);
      switch (colon < 0 ? "" : word.substring(0, colon)) {
        case "DNS" -> names.add(Der.tlv(0x82, value.getBytes(StandardCharsets.US_ASCII)));
        case "email" -> names.add(Der.tlv(0x81, value.getBytes(StandardCharsets.US_ASCII)));
        case "URI" -> names.add(Der.tlv(0x86, value.getBytes(StandardCharsets.US_ASCII)));
        case "IP" -> {
          InetAddress address = Ip.parse(value);
          if (address == null) {
            return null;
          }
          names.add(Der.tlv(0x87, address.getAddress()));
        }
        default -> {
          return null;
        }
      }
    }
    return Der.seq(names.toArray(byte[][]::new));
  }

  private static byte @Nullable [] constraints(List<String> words) {
    byte[] authority = new byte[0];
    byte[] length = new byte[0];
    for (String word : words) {
      if (word.equalsIgnoreCase("CA:TRUE")) {
        authority = Der.tlv(1, new byte[] {-1});
      } else if (word.matches("pathlen:\\d{1,5}")) {
        length = Der.integer(new java.math.BigInteger(word.substring(8)));
      } else if (!word.equalsIgnoreCase("CA:FALSE")) {
        return null;
      }
    }
    return Der.seq(authority, length);
  }

  private static byte @Nullable [] usage(List<String> words) {
    int bits = 0;
    for (String word : words) {
      int index = USAGES.indexOf(word);
      if (index < 0) {
        return null;
      }
      bits |= 0x8000 >> index;
    }
    byte[] bytes =
        (bits & 0xff) == 0
            ? new byte[] {(byte) (bits >> 8)}
            : new byte[] {(byte) (bits >> 8), (byte) bits};
    int unused = Integer.numberOfTrailingZeros(bits | 1 << 16) % 8;
    return Der.tlv(3, new byte[] {(byte) unused}, bytes);
  }

  private static byte @Nullable [] purposes(List<String> words) {
    List<byte[]> all = new ArrayList<>();
    for (String word : words) {
      String oid = PURPOSES.get(word);
      if (oid == null) {
        return null;
      }
      all.add(Der.oid(oid));
    }
    return Der.seq(all.toArray(byte[][]::new));
  }

  // ---- DER to text

  /** The extensions of a certificate in their order; all, or those of the given short names. */
  static String text(X509Certificate certificate, Set<String> names, String indent) {
    StringBuilder out = new StringBuilder();
    for (Extension each : of(certificate)) {
      boolean wanted = names.isEmpty();
      for (String name : names) {
        wanted |= each.oid().equals(OIDS.get(name));
      }
      if (wanted) {
        out.append(text(each, indent));
      }
    }
    return out.toString();
  }

  /** The extensions of a certificate, in the order in which they were encoded. */
  static List<Extension> of(X509Certificate certificate) {
    List<Extension> all = new ArrayList<>();
    try {
      DerReader body = new DerReader(certificate.getTBSCertificate()).into();
      while (body.more()) {
        if (body.tag() != 0xa3) {
          body.value();
          continue;
        }
        all.addAll(list(body.into().into()));
      }
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  static List<Extension> list(DerReader sequence) {
    List<Extension> all = new ArrayList<>();
    while (sequence.more()) {
      DerReader one = sequence.into();
      String oid = one.oid();
      boolean critical = one.tag() == 1 && one.value()[0] != 0;
      all.add(new Extension(oid, critical, one.value()));
    }
    return all;
  }

  /** One extension as text. */
  static String text(Extension e, String indent) {
    String name =
        switch (e.oid()) {
          case "2.5.29.14" -> "X509v3 Subject Key Identifier";
          case "2.5.29.15" -> "X509v3 Key Usage";
          case "2.5.29.17" -> "X509v3 Subject Alternative Name";
          case "2.5.29.19" -> "X509v3 Basic Constraints";
          case "2.5.29.35" -> "X509v3 Authority Key Identifier";
          case "2.5.29.37" -> "X509v3 Extended Key Usage";
          default -> e.oid();
        };
    String value;
    try {
      value = value(e);
    } catch (IllegalArgumentException | UnknownHostException broken) {
      value = "<Parse Error>";
    }
    return indent
        + name
        + ": "
        + (e.critical() ? "critical" : "")
        + "\n"
        + indent
        + "    "
        + value
        + "\n";
  }

  private static String value(Extension e) throws UnknownHostException {
    DerReader in = new DerReader(e.value());
    switch (e.oid()) {
      case "2.5.29.14":
        return Text.colons(in.value());
      case "2.5.29.35":
        DerReader key = in.into();
        return key.tag() == 0x80 ? Text.colons(key.value()) : "";
      case "2.5.29.19":
        DerReader c = in.into();
        boolean authority = c.tag() == 1 && c.value()[0] != 0;
        String length = c.more() ? ", pathlen:" + c.integer() : "";
        return "CA:" + (authority ? "TRUE" : "FALSE") + length;
      case "2.5.29.15":
        byte[] bits = in.value();
        List<String> usages = new ArrayList<>();
        for (int i = 0; i < USAGE_TEXTS.size() && 1 + i / 8 < bits.length; i++) {
          if ((bits[1 + i / 8] >> (7 - i % 8) & 1) != 0) {
            usages.add(USAGE_TEXTS.get(i));
          }
        }
        return String.join(", ", usages);
      case "2.5.29.37":
        List<String> purposes = new ArrayList<>();
        DerReader list = in.into();
        while (list.more()) {
          String oid = list.oid();
          purposes.add(PURPOSE_TEXTS.getOrDefault(oid, oid));
        }
        return String.join(", ", purposes);
      case "2.5.29.17":
        return names(in.into());
      default:
        return new String(e.value(), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
    }
  }

  private static String names(DerReader list) throws UnknownHostException {
    List<String> names = new ArrayList<>();
    while (list.more()) {
      int tag = list.tag();
      byte[] value = list.value();
      String text = new String(value, StandardCharsets.US_ASCII);
      names.add(
          switch (tag) {
            case 0x81 -> "email:" + text;
            case 0x82 -> "DNS:" + text;
            case 0x86 -> "URI:" + text;
            case 0x87 -> "IP Address:" + Ip.text(InetAddress.getByAddress(value));
            default -> "othername:<unsupported>";
          });
    }
    return String.join(", ", names);
  }

  /** The lines of an extension file's default section, or of a named one. */
  static List<String> lines(String file, @Nullable String section) throws IOException {
    List<String> lines = new ArrayList<>();
    String at = "";
    for (String raw : file.lines().toList()) {
      String line = raw.replaceFirst("#.*", "").strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        at = line.substring(1, line.length() - 1).strip();
      } else if (!line.isEmpty() && at.equals(section == null ? "" : section)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
