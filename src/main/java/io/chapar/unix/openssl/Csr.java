package io.chapar.unix.openssl;

import io.chapar.net.tls.DerReader;
import io.chapar.net.tls.DistinguishedName;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate signing request (PKCS #10), taken apart.
 *
 * @param body what is signed
 * @param subject its name in DER
 * @param algorithm the JDK's name of the signature algorithm
 */
record Csr(
    byte[] body,
    byte[] subject,
    PublicKey key,
    List<Extensions.Extension> extensions,
    String algorithm,
    byte[] signature) {
  /** The request in some bytes, PEM or DER; null if there is none. */
  static @Nullable Csr parse(byte[] bytes) {
    for (Pem block : Pem.parse(Utf8.decode(bytes))) {
      if (block.label().endsWith("CERTIFICATE REQUEST")) {
        return der(block.der());
      }
    }
    return der(bytes);
  }

  private static @Nullable Csr der(byte[] der) {
    try {
      DerReader whole = new DerReader(der).into();
      byte[] body = whole.whole();
      String oid = whole.into().oid();
      byte[] bits = whole.value();
      DerReader in = new DerReader(body).into();
      in.value(); // the version
      byte[] subject = in.whole();
      PublicKey key = Secrets.open(in.whole());
      List<Extensions.Extension> extensions = new ArrayList<>();
      DerReader attributes = in.into();
      while (attributes.more()) {
        DerReader attribute = attributes.into();
        if (attribute.oid().equals("1.2.840.113549.1.9.14")) {
          extensions.addAll(Extensions.list(attribute.into().into()));
        }
      }
      String algorithm =
          switch (oid) {
            case "1.2.840.10045.4.3.2" -> "SHA256withECDSA";
            case "1.2.840.113549.1.1.11" -> "SHA256withRSA";
            default -> oid;
          };
      return key == null
          ? null
          : new Csr(
              body, subject, key, extensions, algorithm, Arrays.copyOfRange(bits, 1, bits.length));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  DistinguishedName name() {
    return DistinguishedName.of(new X500Principal(subject));
  }

  /** Whether it is signed by the key inside it. */
  boolean signed() {
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(body);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Csr c && Arrays.equals(c.body, body);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "Csr[" + name().commas() + "]";
  }
}
