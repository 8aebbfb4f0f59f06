package io.chapar.dovecot.auth;

import io.chapar.text.Utf8;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the schemes SCRAM-SHA-1 and SCRAM-SHA-256 keep of a password: {@code
 * iterations,salt,stored-key,server-key} (RFC 5802 section 3).
 */
record ScramKeys(String hash, int iterations, byte[] salt, byte[] stored, byte[] server) {
  private static final int USUAL = 4096;
  private static final int MOST = 1_000_000;

  /** A stored text is none of its scheme. */
  static final class BadEntryException extends Exception {
    private static final long serialVersionUID = 1;

    BadEntryException(String message) {
      super(message);
    }
  }

  /** The hash function of a mechanism, which is also the name of its scheme. */
  static String hashOf(String mechanism) {
    return mechanism.endsWith("256") ? "SHA-256" : "SHA-1";
  }

  /** The keys of a password, with a new salt. */
  static ScramKeys of(String hash, String password, RandomGenerator random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return of(hash, password, salt, USUAL);
  }

  static ScramKeys of(String hash, String password, byte[] salt, int iterations) {
    byte[] key = Utf8.encode(password);
    byte[] first = java.util.Arrays.copyOf(salt, salt.length + 4);
    first[first.length - 1] = 1;
    byte[] step = mac(hash, key, first);
    byte[] salted = step.clone();
    for (int i = 1; i < iterations; i++) {
      step = mac(hash, key, step);
      xor(salted, step);
    }
    byte[] stored = digest(hash, mac(hash, salted, Utf8.encode("Client Key")));
    return new ScramKeys(
        hash, iterations, salt, stored, mac(hash, salted, Utf8.encode("Server Key")));
  }

  /** Reads what {@link #text} writes. */
  static ScramKeys read(String hash, String text) throws BadEntryException {
    String scheme = "SCRAM-" + hash;
    String[] f = text.split(",", -1);
    if (f.length != 4) {
      throw new BadEntryException("Invalid " + scheme + " passdb entry format");
    }
    int n = f[0].matches("\\d{1,7}") ? Integer.parseInt(f[0]) : 0;
    if (n < USUAL || n > MOST) {
      throw new BadEntryException("Invalid " + scheme + " iteration count in passdb");
    }
    byte[] salt = decoded(f[1]);
    byte[] stored = decoded(f[2]);
    byte[] server = decoded(f[3]);
    int size = hash.equals("SHA-1") ? 20 : 32;
    if (stored.length != size) {
      throw new BadEntryException("Invalid " + scheme + " StoredKey in passdb");
    }
    if (server.length != size) {
      throw new BadEntryException("Invalid " + scheme + " ServerKey in passdb");
    }
    return new ScramKeys(hash, n, salt, stored, server);
  }

  String text() {
    Base64.Encoder to = Base64.getEncoder();
    return iterations
        + ","
        + to.encodeToString(salt)
        + ","
        + to.encodeToString(stored)
        + ","
        + to.encodeToString(server);
  }

  /** Whether these are the keys of a password. */
  boolean match(String password) {
    return MessageDigest.isEqual(of(hash, password, salt, iterations).stored, stored);
  }

  /** Whether a proof is that of somebody who knows the password. */
  boolean proves(byte[] proof, byte[] message) {
    if (proof.length != stored.length) {
      return false;
    }
    byte[] clientKey = mac(hash, stored, message);
    xor(clientKey, proof);
    return MessageDigest.isEqual(digest(hash, clientKey), stored);
  }

  /** What proves to the client that the server knows it too. */
  String signature(byte[] message) {
    return Base64.getEncoder().encodeToString(mac(hash, server, message));
  }

  /** The bytes of a text in base 64; none if it is no such text. */
  static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static void xor(byte[] into, byte[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] ^= other[i];
    }
  }

  private static byte[] mac(String hash, byte[] key, byte[] message) {
    String name = hash.equals("SHA-1") ? "HmacSHA1" : "HmacSHA256";
    try {
      Mac mac = Mac.getInstance(name);
      // HMAC fills keys up with zeros; Java does not take an empty one
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(String hash, byte[] bytes) {
    try {
      return MessageDigest.getInstance(hash).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
