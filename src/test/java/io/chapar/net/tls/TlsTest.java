package io.chapar.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Certificates made in plain DER are read, verified and refused as they should be. */
class TlsTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");

  private static Pem selfSigned(KeyPair keys, String name) {
    return new CertificateBuilder("/CN=" + name, keys.getPublic())
        .valid(NOW, NOW.plus(Duration.ofDays(3650)))
        .serial(BigInteger.TEN)
        .alternative(List.of(name))
        .sign(keys.getPrivate());
  }

  @Test
  void theSameSeedGivesTheSameKey() throws Exception {
    KeyPair keys = Keys.ec(new Random(1));
    assertThat(Keys.pem(keys.getPrivate()))
        .isEqualTo(Keys.pem(Keys.ec(new Random(1)).getPrivate()));
    X509Certificate certificate = selfSigned(keys, "mail.example.com").certificate();
    java.util.Objects.requireNonNull(certificate).verify(keys.getPublic());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mail.example.com");
  }

  @Test
  void aKeyOfAnotherPairIsNoticed() {
    KeyPair keys = Keys.ec(new Random(1));
    KeyPair others = Keys.rsa(1024, new Random(2));
    String certificate = selfSigned(keys, "a").text();
    assertThat(Tls.identity(certificate, Keys.pem(keys.getPrivate())))
        .isInstanceOf(Tls.Identity.Good.class);
    assertThat(Tls.identity(certificate, Keys.pem(others.getPrivate())))
        .isInstanceOf(Tls.Identity.Mismatch.class);
    assertThat(Tls.identity("nothing", Keys.pem(keys.getPrivate())))
        .isInstanceOf(Tls.Identity.NoCertificate.class);
    assertThat(Tls.identity(certificate, certificate)).isInstanceOf(Tls.Identity.NoKey.class);
  }

  @Test
  void aChainIsVerifiedInOpensslsWords() {
    KeyPair keys = Keys.ec(new Random(1));
    X509Certificate own = Pem.certificates(selfSigned(keys, "a").text()).get(0);
    assertThat(Tls.verify(List.of(own), List.of(), NOW)).isEqualTo("self-signed certificate");
    assertThat(Tls.verify(List.of(own), List.of(own), NOW)).isNull();
    assertThat(Tls.verify(List.of(own), List.of(own), NOW.plus(Duration.ofDays(4000))))
        .isEqualTo("certificate has expired");
  }
}
