package io.chapar.dovecot.auth;

import io.chapar.host.crypt.Crypt;
import io.chapar.text.Utf8;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Password schemes: how a password is kept, {@code {SCHEME}hash}, made by {@code doveadm pw} and
 * checked by passdbs.
 */
public final class Schemes {
  private static final Map<String, Scheme> ALL = all();

  private Schemes() {}

  /** One scheme. */
  private interface Scheme {
    /** A hash of a password. */
    String make(String password, String user, RandomGenerator random, int rounds);

    /** Whether a hash is of this password; null if it is not a hash of this scheme. */
    @Nullable Boolean matches(String password, String hash, String user);
  }

  /** What a check found. */
  public enum Result {
    MATCH,
    MISMATCH,
    /** There is no such scheme. */
    UNKNOWN,
    /** The hash is none of its scheme. */
    INVALID
  }

  /** The schemes in the order of {@code doveadm pw -l}. */
  public static List<String> names() {
    return List.of(
        "SHA1",
        "SSHA512",
        "SCRAM-SHA-256",
        "BLF-CRYPT",
        "PLAIN",
        "HMAC-MD5",
        "OTP",
        "SHA512",
        "SHA",
        "DES-CRYPT",
        "CRYPT",
        "SSHA",
        "MD5-CRYPT",
        "PLAIN-MD4",
        "PLAIN-MD5",
        "SCRAM-SHA-1",
        "SHA512-CRYPT",
        "CLEAR",
        "CLEARTEXT",
        "ARGON2I",
        "ARGON2ID",
        "SSHA256",
        "MD5",
        "PBKDF2",
        "SHA256",
        "CRAM-MD5",
        "PLAIN-TRUNC",
        "SHA256-CRYPT",
        "SMD5",
        "DIGEST-MD5",
        "LDAP-MD5");
  }

  /** Whether a scheme can be used here. */
  public static boolean simulated(String scheme) {
    return ALL.containsKey(bare(scheme));
  }

  /** The scheme of a stored password, or {@code otherwise}. */
  public static String schemeOf(String stored, String otherwise) {
    int end = stored.indexOf('}');
    return stored.startsWith("{") && end > 0 ? stored.substring(1, end) : otherwise;
  }

  /** A stored password without its scheme. */
  public static String hashOf(String stored) {
    int end = stored.indexOf('}');
    return stored.startsWith("{") && end > 0 ? stored.substring(end + 1) : stored;
  }

  private static String bare(String scheme) {
    String upper = scheme.toUpperCase(Locale.ROOT);
    int dot = upper.indexOf('.');
    return dot < 0 ? upper : upper.substring(0, dot);
  }

  /** Makes a hash, without its scheme. */
  public static String make(
      String scheme, String password, String user, RandomGenerator random, int rounds) {
    Scheme s = ALL.get(bare(scheme));
    String hash = s == null ? "" : s.make(password, user, random, rounds);
    return encoded(scheme, hash);
  }

  private static String encoded(String scheme, String hash) {
    int dot = scheme.indexOf('.');
    if (dot < 0) {
      return hash;
    }
    boolean hex = scheme.substring(dot + 1).equalsIgnoreCase("hex");
    byte[] bytes = hash.indexOf(',') >= 0 ? Utf8.encode(hash) : binary(hash);
    return hex ? HexFormat.of().formatHex(bytes) : Base64.getEncoder().encodeToString(bytes);
  }

  /** What is wrong with a stored password of a scheme that says it; empty if there is nothing. */
  public static String complaint(String stored) {
    String scheme = bare(schemeOf(stored, ""));
    if (!scheme.startsWith("SCRAM-")) {
      return "";
    }
    try {
      ScramKeys.read(ScramKeys.hashOf(scheme), hashOf(stored));
      return "";
    } catch (ScramKeys.BadEntryException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Checks a password against a stored one. */
  public static Result check(String password, String stored, String otherwise, String user) {
    String scheme = schemeOf(stored, otherwise);
    Scheme s = ALL.get(bare(scheme));
    if (s == null) {
      return Result.UNKNOWN;
    }
    Boolean matches = s.matches(password, hashOf(stored), user);
    return matches == null ? Result.INVALID : matches ? Result.MATCH : Result.MISMATCH;
  }

  /** The stored password in clear, where the scheme keeps it; else null. */
  public static @Nullable String clear(String stored, String otherwise) {
    return switch (bare(schemeOf(stored, otherwise))) {
      case "PLAIN", "CLEAR", "CLEARTEXT", "PLAIN-TRUNC" -> hashOf(stored);
      default -> null;
    };
  }

  private static Map<String, Scheme> all() {
    Map<String, Scheme> all = new LinkedHashMap<>();
    for (String name : List.of("PLAIN", "CLEAR", "CLEARTEXT", "PLAIN-TRUNC")) {
      all.put(name, new Clear());
    }
    all.put("SHA", new Digest("SHA-1", 0));
    all.put("SHA1", new Digest("SHA-1", 0));
    all.put("SHA256", new Digest("SHA-256", 0));
    all.put("SHA512", new Digest("SHA-512", 0));
    all.put("LDAP-MD5", new Digest("MD5", 0));
    all.put("SSHA", new Digest("SHA-1", 4));
    all.put("SSHA256", new Digest("SHA-256", 4));
    all.put("SSHA512", new Digest("SHA-512", 4));
    all.put("SMD5", new Digest("MD5", 4));
    all.put("PLAIN-MD5", new HexMd5(""));
    all.put("DIGEST-MD5", new HexMd5("digest"));
    all.put("CRYPT", new Unix("$2y$05$", 22));
    all.put("BLF-CRYPT", new Unix("$2y$05$", 22));
    all.put("MD5-CRYPT", new Unix("$1$", 8));
    all.put("MD5", new Unix("$1$", 8));
    all.put("SHA256-CRYPT", new Unix("$5$", 16));
    all.put("SHA512-CRYPT", new Unix("$6$", 16));
    all.put("DES-CRYPT", new Unix("", 2));
    all.put("CRAM-MD5", new CramMd5());
    all.put("HMAC-MD5", new CramMd5());
    all.put("PBKDF2", new Pbkdf2());
    all.put("SCRAM-SHA-1", new ScramScheme("SHA-1"));
    all.put("SCRAM-SHA-256", new ScramScheme("SHA-256"));
    return all;
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] binary(String text) {
    try {
      return text.length() % 2 == 0 && text.matches("[0-9a-fA-F]+")
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private record Clear() implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      return password;
    }

    @Override
    public Boolean matches(String password, String hash, String user) {
      return MessageDigest.isEqual(Utf8.encode(password), Utf8.encode(hash));
    }
  }

  private record Digest(String algorithm, int saltBytes) implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      byte[] salt = new byte[saltBytes];
      random.nextBytes(salt);
      byte[] sum = digest(algorithm, Utf8.encode(password), salt);
      byte[] all = Arrays.copyOf(sum, sum.length + saltBytes);
      System.arraycopy(salt, 0, all, sum.length, saltBytes);
      return Base64.getEncoder().encodeToString(all);
    }

    @Override
    public @Nullable Boolean matches(String password, String hash, String user) {
      byte[] stored = binary(hash);
      int size =
          switch (algorithm) {
            case "MD5" -> 16;
            case "SHA-1" -> 20;
            case "SHA-256" -> 32;
            default -> 64;
          };
      if (saltBytes == 0 ? stored.length != size : stored.length <= size) {
        return null;
      }
      byte[] salt = Arrays.copyOfRange(stored, size, stored.length);
      return MessageDigest.isEqual(
          digest(algorithm, Utf8.encode(password), salt), Arrays.copyOf(stored, size));
    }
  }

  private record HexMd5(String kind) implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      int at = user.indexOf('@');
      String text =
          kind.isEmpty()
              ? password
              : (at < 0 ? user + ":" : user.substring(0, at) + ":" + user.substring(at + 1))
                  + ":"
                  + password;
      return HexFormat.of().formatHex(digest("MD5", Utf8.encode(text)));
    }

    @Override
    public @Nullable Boolean matches(String password, String hash, String user) {
      byte[] stored = binary(hash);
      return stored.length != 16
          ? null
          : Boolean.valueOf(
              MessageDigest.isEqual(stored, binary(make(password, user, () -> 0L, 0))));
    }
  }

  private record Unix(String prefix, int saltLength) implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      String cost = prefix;
      if (rounds > 0) {
        cost =
            prefix.startsWith("$2")
                ? String.format("$2y$%02d$", rounds)
                : prefix.equals("$1$") || prefix.isEmpty()
                    ? prefix
                    : prefix + "rounds=" + rounds + "$";
      }
      String salt = Crypt.salt(saltLength, random);
      if (prefix.startsWith("$2")) {
        salt = salt.substring(0, saltLength - 1) + "O"; // 128 bits leave four of the last digit
      }
      String hash = Crypt.hash(password, cost + salt);
      return hash == null ? "" : hash;
    }

    @Override
    public @Nullable Boolean matches(String password, String hash, String user) {
      if (hash.isEmpty()) {
        return Boolean.FALSE;
      }
      return Crypt.hash(password, hash) == null
          ? null
          : Boolean.valueOf(Crypt.matches(password, hash));
    }
  }

  private record CramMd5() implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      return HexFormat.of().formatHex(HmacMd5.context(Utf8.encode(password)));
    }

    @Override
    public @Nullable Boolean matches(String password, String hash, String user) {
      byte[] stored = binary(hash);
      return stored.length != 32
          ? null
          : Boolean.valueOf(MessageDigest.isEqual(stored, HmacMd5.context(Utf8.encode(password))));
    }
  }

  private record ScramScheme(String digest) implements Scheme {
    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      return ScramKeys.of(digest, password, random).text();
    }

    @Override
    public @Nullable Boolean matches(String password, String hash, String user) {
      try {
        return ScramKeys.read(digest, hash).match(password);
      } catch (ScramKeys.BadEntryException e) {
        return null;
      }
    }
  }

  private record Pbkdf2() implements Scheme {
    private static String hash(String password, String salt, int rounds) {
      try {
        PBEKeySpec spec =
            new PBEKeySpec(
                password.toCharArray(), Utf8.encode(salt), Math.min(rounds, 1_000_000), 160);
        return HexFormat.of()
            .formatHex(
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String make(String password, String user, RandomGenerator random, int rounds) {
      String salt = Crypt.salt(16, random).replace('.', 'a').replace('/', 'b');
      int n = rounds == 0 ? 5000 : rounds;
      return "$1$" + salt + "$" + n + "$" + hash(password, salt, n);
    }

    @Override
    public @Nullable Boolean matches(String password, String stored, String user) {
      String[] f = stored.split("\\$", -1);
      if (f.length != 5 || !f[1].equals("1") || !f[3].matches("\\d{1,7}")) {
        return null;
      }
      return hash(password, f[2], Integer.parseInt(f[3])).equalsIgnoreCase(f[4]);
    }
  }
}
