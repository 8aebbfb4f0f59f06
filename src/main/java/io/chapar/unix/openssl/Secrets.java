package io.chapar.unix.openssl;

import io.chapar.host.Terminal;
import io.chapar.net.tls.Der;
import io.chapar.net.tls.DerReader;
import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys in files, in clear and under a pass phrase (PKCS #8 with PBES2). */
final class Secrets {
  private static final int ROUNDS = 2048;
  private static final int MOST_ROUNDS = 1_000_000;

  private Secrets() {}

  /** The key in some bytes; null if there is none that can be read. */
  static @Nullable PrivateKey read(
      Tool tool, byte[] bytes, @Nullable String password, @Nullable String file)
      throws IOException {
    String text = Utf8.decode(bytes);
    for (Pem block : Pem.parse(text)) {
      if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
        String from = file == null ? "<stdin>" : file;
        String phrase =
            password != null ? password : ask(tool, "Enter pass phrase for " + from + ":");
        return phrase == null ? null : decrypt(tool, block.der(), phrase);
      }
    }
    PrivateKey key = Pem.privateKey(text);
    return key != null ? key : Pem.privateKey(new Pem("PRIVATE KEY", bytes).text());
  }

  /** Asks for a pass phrase at the terminal; null if there is none. */
  static @Nullable String ask(Tool tool, String prompt) throws IOException {
    Terminal terminal = tool.process().terminal();
    if (terminal == null || !tool.process().terminal(0)) {
      return null;
    }
    tool.process().err().print(prompt);
    terminal.echo(false);
    try {
      return tool.process().in().readLine();
    } finally {
      terminal.echo(true);
      tool.process().err().print("\n");
    }
  }

  private static @Nullable PrivateKey decrypt(Tool tool, byte[] der, String phrase)
      throws IOException {
    try {
      DerReader whole = new DerReader(der).into();
      DerReader algorithm = whole.into();
      algorithm.value(); // PBES2
      DerReader parameters = algorithm.into();
      DerReader derivation = parameters.into();
      derivation.value(); // PBKDF2
      DerReader numbers = derivation.into();
      byte[] salt = numbers.value();
      int rounds = numbers.integer().intValueExact();
      DerReader scheme = parameters.into();
      scheme.value(); // AES in CBC mode
      byte[] iv = scheme.value();
      byte[] clear = cipher(Cipher.DECRYPT_MODE, phrase, salt, rounds, iv).doFinal(whole.value());
      return Pem.privateKey(new Pem("PRIVATE KEY", clear).text());
    } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
      tool.error(
          "11800074",
          "PKCS12 routines",
          "PKCS12_pbe_crypt_ex",
          "pkcs12 cipherfinal error",
          "crypto/pkcs12/p12_decr.c:89:maybe wrong password");
      return null;
    }
  }

  private static Cipher cipher(int mode, String phrase, byte[] salt, int rounds, byte[] iv)
      throws GeneralSecurityException {
    if (rounds > MOST_ROUNDS) {
      throw new GeneralSecurityException("too many rounds");
    }
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(phrase.toCharArray(), salt, Math.max(1, rounds), 256))
            .getEncoded();
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  /** A key as PEM, under a pass phrase if there is one. */
  static String write(Tool tool, PrivateKey key, @Nullable String phrase) {
    if (phrase == null) {
      return Keys.pem(key);
    }
    byte[] salt = new byte[8];
    byte[] iv = new byte[16];
    tool.process().machine().random().nextBytes(salt);
    tool.process().machine().random().nextBytes(iv);
    try {
      byte[] hidden =
          cipher(Cipher.ENCRYPT_MODE, phrase.isEmpty() ? " " : phrase, salt, ROUNDS, iv)
              .doFinal(key.getEncoded());
      byte[] derivation =
          Der.seq(
              Der.oid("1.2.840.113549.1.5.12"),
              Der.seq(
                  Der.tlv(4, salt),
                  Der.integer(java.math.BigInteger.valueOf(ROUNDS)),
                  Der.seq(Der.oid("1.2.840.113549.2.9"), Der.tlv(5))));
      byte[] scheme = Der.seq(Der.oid("2.16.840.1.101.3.4.1.42"), Der.tlv(4, iv));
      byte[] algorithm = Der.seq(Der.oid("1.2.840.113549.1.5.13"), Der.seq(derivation, scheme));
      return new Pem("ENCRYPTED PRIVATE KEY", Der.seq(algorithm, Der.tlv(4, hidden))).text();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The traditional form of a key: what is inside its PKCS #8. */
  static String traditional(PrivateKey key) {
    DerReader reader = new DerReader(key.getEncoded()).into();
    reader.value(); // the version
    reader.value(); // the algorithm
    byte[] inner = reader.value();
    String label = key.getAlgorithm().equals("RSA") ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";
    return new Pem(label, label.startsWith("EC") ? sec1(inner, key) : inner).text();
  }

  /** RFC 5915 wants the curve inside, where PKCS #8 has it outside. */
  private static byte[] sec1(byte[] inner, PrivateKey key) {
    DerReader body = new DerReader(inner).into();
    byte[] version = body.whole();
    byte[] number = body.whole();
    DerReader pkcs8 = new DerReader(key.getEncoded()).into();
    pkcs8.value();
    DerReader algorithm = pkcs8.into();
    algorithm.value();
    byte[] curve = algorithm.whole();
    byte[] point = point(Keys.open(key).getEncoded());
    return Der.seq(version, number, Der.tlv(0xa0, curve), Der.tlv(0xa1, Der.bits(point)));
  }

  /** The bits at the end of a SubjectPublicKeyInfo. */
  static byte[] point(byte[] spki) {
    DerReader reader = new DerReader(spki).into();
    reader.value();
    byte[] bits = reader.value();
    return java.util.Arrays.copyOfRange(bits, 1, bits.length);
  }

  /** A key from SubjectPublicKeyInfo; null if it is none. */
  static java.security.@Nullable PublicKey open(byte[] spki) {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePublic(new java.security.spec.X509EncodedKeySpec(spki));
      } catch (GeneralSecurityException e) {
        // another algorithm's
      }
    }
    return null;
  }

  static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
  }
}
