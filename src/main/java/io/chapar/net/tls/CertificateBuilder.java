package io.chapar.net.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes X.509 version 3 certificates (RFC 5280) in plain DER: the host's self-signed one, a lab's
 * authority and what it signs, and those of the {@code openssl} command.
 */
public final class CertificateBuilder {
  private static final Map<String, String> NAMES = names();

  private final PublicKey subjectKey;
  private final byte[] subject;
  private Instant from = Instant.EPOCH;
  private Instant to = Instant.EPOCH;
  private BigInteger serial = BigInteger.ONE;
  private boolean authority;
  private boolean extensions = true;
  private List<String> alternative = List.of();
  private final List<byte[]> extra = new ArrayList<>();
  private @Nullable KeyPair issuerKeys;
  private byte @Nullable [] issuer;

  /** A certificate for a key and a subject that is encoded already. */
  public CertificateBuilder(byte[] encodedSubject, PublicKey subjectKey) {
    this.subject = encodedSubject.clone();
    this.subjectKey = subjectKey;
  }

  /** A certificate for a key; {@code subject} as openssl writes it: {@code /C=DE/O=x/CN=y}. */
  public CertificateBuilder(String subject, PublicKey subjectKey) {
    this.subject = name(subject);
    this.subjectKey = subjectKey;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("C", "2.5.4.6");
    names.put("ST", "2.5.4.8");
    names.put("L", "2.5.4.7");
    names.put("O", "2.5.4.10");
    names.put("OU", "2.5.4.11");
    names.put("CN", "2.5.4.3");
    names.put("emailAddress", "1.2.840.113549.1.9.1");
    return names;
  }

  /** The attribute types that a subject may have, by their short names. */
  public static Map<String, String> attributes() {
    return NAMES;
  }

  /** Valid between these. */
  public CertificateBuilder valid(Instant notBefore, Instant notAfter) {
    from = notBefore;
    to = notAfter;
    return this;
  }

  /** With this serial number. */
  public CertificateBuilder serial(BigInteger number) {
    serial = number;
    return this;
  }

  /** That of an authority, which may sign others. */
  public CertificateBuilder authority(boolean yes) {
    authority = yes;
    return this;
  }

  /** With one more extension. */
  public CertificateBuilder extension(String oid, boolean critical, byte[] value) {
    extra.add(encoded(oid, critical, value));
    return this;
  }

  /** With none but the extensions that are added, as {@code openssl x509 -req} makes them. */
  public CertificateBuilder bare() {
    extensions = false;
    return this;
  }

  /** For these host names, or IPv4 addresses. */
  public CertificateBuilder alternative(List<String> names) {
    alternative = names;
    return this;
  }

  /** Signed by another one: its keys, and its subject's DER. */
  public CertificateBuilder issuer(KeyPair keys, byte[] encodedName) {
    issuerKeys = keys;
    issuer = encodedName;
    return this;
  }

  /** Signs it: with the issuer's key, or with {@code own} if there is no issuer. */
  public Pem sign(PrivateKey own) {
    KeyPair keys = issuerKeys;
    PrivateKey signer = keys == null ? own : keys.getPrivate();
    PublicKey signerOpen = keys == null ? subjectKey : keys.getPublic();
    byte[] algorithm = algorithm(signer);
    byte[] open = subjectKey.getEncoded();
    boolean extended = extensions || !extra.isEmpty(); // otherwise it is of version 1
    byte[] body =
        Der.seq(
            extended ? Der.tlv(0xa0, Der.tlv(2, new byte[] {2})) : new byte[0],
            Der.integer(serial),
            algorithm,
            issuer == null ? subject : issuer,
            Der.seq(Der.time(from), Der.time(to)),
            subject,
            open,
            extended ? Der.tlv(0xa3, Der.seq(extensions(signerOpen))) : new byte[0]);
    return new Pem("CERTIFICATE", Der.seq(body, algorithm, Der.bits(signature(signer, body))));
  }

  private byte[][] extensions(PublicKey signer) {
    if (!extensions) {
      return extra.toArray(byte[][]::new);
    }
    List<byte[]> all = new ArrayList<>();
    all.add(encoded("2.5.29.14", false, Der.tlv(4, keyId(subjectKey))));
    all.add(encoded("2.5.29.35", false, Der.seq(Der.tlv(0x80, keyId(signer)))));
    all.add(
        encoded(
            "2.5.29.19", authority, authority ? Der.seq(Der.tlv(1, new byte[] {-1})) : Der.seq()));
    if (!alternative.isEmpty()) {
      byte[][] names =
          alternative.stream()
              .map(
                  n -> {
                    java.net.InetAddress ip = io.chapar.net.Ip.parse(n);
                    return ip == null
                        ? Der.tlv(0x82, n.getBytes(StandardCharsets.US_ASCII))
                        : Der.tlv(0x87, ip.getAddress());
                  })
              .toArray(byte[][]::new);
      all.add(encoded("2.5.29.17", false, Der.seq(names)));
    }
    all.addAll(extra);
    return all.toArray(byte[][]::new);
  }

  /** An extension in DER. */
  public static byte[] encoded(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.seq(Der.oid(oid), Der.tlv(1, new byte[] {-1}), Der.tlv(4, value))
        : Der.seq(Der.oid(oid), Der.tlv(4, value));
  }

  /** The identifier of a key: SHA-1 of the bits of its SubjectPublicKeyInfo. */
  public static byte[] keyId(PublicKey key) {
    try {
      byte[] spki = key.getEncoded();
      int at = header(spki, 0);
      at = skip(spki, at); // the algorithm
      return MessageDigest.getInstance("SHA-1")
          .digest(java.util.Arrays.copyOfRange(spki, header(spki, at) + 1, spki.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int header(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    return at + 2 + (length < 128 ? 0 : length & 0x7f);
  }

  private static int skip(byte[] der, int at) {
    int content = header(der, at);
    int length = 0;
    if ((der[at + 1] & 0x80) == 0) {
      length = der[at + 1];
    } else {
      for (int i = at + 2; i < content; i++) {
        length = length << 8 | der[i] & 0xff;
      }
    }
    return content + length;
  }

  /** The AlgorithmIdentifier of the signature a key makes. */
  static byte[] algorithm(PrivateKey key) {
    return switch (Keys.signatureFor(key)) {
      case "SHA256withECDSA" -> Der.seq(Der.oid("1.2.840.10045.4.3.2"));
      case "SHA256withRSA" -> Der.seq(Der.oid("1.2.840.113549.1.1.11"), Der.tlv(5));
      default -> Der.seq(Der.oid("1.3.101.112"));
    };
  }

  private static byte[] signature(PrivateKey key, byte[] body) {
    try {
      Signature signature = Signature.getInstance(Keys.signatureFor(key));
      signature.initSign(key);
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Name of {@code /C=DE/CN=x}; parts that are not well formed are left out. */
  public static byte[] name(String text) {
    List<byte[]> parts = new ArrayList<>();
    for (String part : text.split("/(?=[A-Za-z]+=)", -1)) {
      int eq = part.indexOf('=');
      String oid = eq < 0 ? null : NAMES.get(part.substring(0, eq));
      if (oid == null) {
        continue;
      }
      byte[] value = part.substring(eq + 1).getBytes(StandardCharsets.UTF_8);
      int tag =
          switch (part.substring(0, eq)) {
            case "C" -> 0x13;
            case "emailAddress" -> 0x16;
            default -> 0x0c;
          };
      parts.add(Der.tlv(0x31, Der.seq(Der.oid(oid), Der.tlv(tag, value))));
    }
    return Der.seq(parts.toArray(byte[][]::new));
  }

  /** A certificate signing request (PKCS #10) for a key pair. */
  public static Pem request(String subject, KeyPair keys) {
    return request(name(subject), keys, List.of());
  }

  /** A certificate signing request that asks for extensions, each encoded. */
  public static Pem request(byte[] encodedSubject, KeyPair keys, List<byte[]> wanted) {
    byte[] attributes =
        wanted.isEmpty()
            ? Der.tlv(0xa0)
            : Der.tlv(
                0xa0,
                Der.seq(
                    Der.oid("1.2.840.113549.1.9.14"),
                    Der.tlv(0x31, Der.seq(wanted.toArray(byte[][]::new)))));
    byte[] body =
        Der.seq(
            Der.integer(BigInteger.ZERO),
            encodedSubject,
            keys.getPublic().getEncoded(),
            attributes);
    return new Pem(
        "CERTIFICATE REQUEST",
        Der.seq(body, algorithm(keys.getPrivate()), Der.bits(signature(keys.getPrivate(), body))));
  }
}
