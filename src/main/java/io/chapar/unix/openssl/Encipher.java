package io.chapar.unix.openssl;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The ciphers of {@code openssl enc}: key from a pass phrase or given, and the Salted__ format. */
final class Encipher {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:aes-?)(128|192|256)-(cbc|ecb|ctr|cfb|ofb)|aes(128|192|256)|des-ede3-cbc|des3");
  private static final byte[] MAGIC = Utf8.encode("Salted__");
  private static final int MOST_ROUNDS = 5_000_000;

  private final Tool tool;
  private final Tool.Args a;
  private final String name;
  private final int keyBytes;
  private final String mode;
  private final boolean des;

  private Encipher(Tool tool, Tool.Args a, String name, Matcher matcher) {
    this.tool = tool;
    this.a = a;
    this.name = name;
    this.des = name.startsWith("des");
    String bits = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    this.keyBytes = des ? 24 : Integer.parseInt(bits) / 8;
    this.mode = matcher.group(2) == null ? "cbc" : matcher.group(2);
  }

  /** The cipher of a name; null if there is none that is simulated. */
  static @Nullable Encipher of(Tool tool, Tool.Args a, String name) {
    Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
    return matcher.matches() ? new Encipher(tool, a, name, matcher) : null;
  }

  /** Whether a name could be that of a cipher. */
  static boolean named(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private int blockBytes() {
    return mode.equals("ecb") ? 0 : des ? 8 : 16;
  }

  /** Encrypts, or decrypts; null if that failed, which has been said. */
  byte @Nullable [] run(byte[] input, boolean decrypt) throws IOException {
    byte[] key;
    byte[] iv = new byte[blockBytes()];
    byte[] salt = null;
    byte[] data = input;
    String given = a.value("K");
    try {
      if (given == null) {
        byte[] phrase = phrase(decrypt);
        if (phrase == null) {
          return null;
        }
        if (!a.has("nosalt")) {
          String fixed = a.value("S");
          if (decrypt && fixed == null) {
            if (data.length < 16 || !Arrays.equals(data, 0, 8, MAGIC, 0, 8)) {
              tool.say("bad magic number");
              return null;
            }
            salt = Arrays.copyOfRange(data, 8, 16);
            data = Arrays.copyOfRange(data, 16, data.length);
          } else {
            salt = fixed == null ? random(8) : hex(fixed, 8);
          }
        }
        byte[] made = derive(phrase, salt == null ? new byte[0] : salt, keyBytes + iv.length);
        key = Arrays.copyOf(made, keyBytes);
        iv = Arrays.copyOfRange(made, keyBytes, made.length);
      } else {
        key = hex(given, keyBytes);
        if (a.value("iv") == null && iv.length > 0) {
          tool.say("iv undefined");
          return null;
        }
      }
      String ivText = a.value("iv");
      if (ivText != null) {
        iv = hex(ivText, iv.length);
      }
    } catch (IllegalArgumentException e) {
      tool.say("non-hex digit").say("invalid hex " + (a.has("K") ? "key" : "salt") + " value");
      return null;
    }
    if (a.has("p") || a.has("P")) {
      HexFormat upper = HexFormat.of().withUpperCase();
      tool.output(null, salt == null ? "" : "salt=" + upper.formatHex(salt) + "\n");
      tool.output(null, "key=" + upper.formatHex(key) + "\n");
      tool.output(null, iv.length == 0 ? "" : "iv =" + upper.formatHex(iv) + "\n");
      if (a.has("P")) {
        return new byte[0];
      }
    }
    return cipher(key, iv, salt, data, decrypt);
  }

  private byte @Nullable [] cipher(
      byte[] key, byte[] iv, byte @Nullable [] salt, byte[] data, boolean decrypt)
      throws IOException {
    boolean block = mode.equals("cbc") || mode.equals("ecb");
    String padding = block && !a.has("nopad") ? "PKCS5Padding" : "NoPadding";
    String feedback = mode.equals("cfb") || mode.equals("ofb") ? "128" : "";
    try {
      String algorithm = des ? "DESede" : "AES";
      Cipher cipher =
          Cipher.getInstance(
              algorithm + "/" + mode.toUpperCase(Locale.ROOT) + feedback + "/" + padding);
      SecretKeySpec secret = new SecretKeySpec(key, algorithm);
      int how = decrypt ? Cipher.DECRYPT_MODE : Cipher.ENCRYPT_MODE;
      if (iv.length == 0) {
        cipher.init(how, secret);
      } else {
        cipher.init(how, secret, new IvParameterSpec(iv));
      }
      tool.process().tick(data.length);
      byte[] done = cipher.doFinal(data);
      if (decrypt || salt == null || a.has("S") && a.has("pbkdf2") && a.has("K")) {
        return done;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(MAGIC);
      out.writeBytes(salt);
      out.writeBytes(done);
      return out.toByteArray();
    } catch (BadPaddingException | javax.crypto.IllegalBlockSizeException e) {
      tool.say("bad decrypt");
      boolean whole = e instanceof BadPaddingException;
      tool.error(
          whole ? "1C800064" : "1C80006B",
          "Provider routines",
          "ossl_cipher_unpadblock",
          whole ? "bad decrypt" : "wrong final block length",
          "providers/implementations/ciphers/ciphercommon_block.c:124:");
      return null;
    } catch (GeneralSecurityException e) {
      tool.say("enc: " + name + " is not simulated here");
      return null;
    }
  }

  private byte @Nullable [] phrase(boolean decrypt) throws IOException {
    String from = a.value("pass");
    String text;
    if (from != null) {
      text = tool.password(from);
    } else if (a.has("k")) {
      text = a.value("k");
    } else if (a.has("kfile")) {
      text = tool.password("file:" + a.value("kfile"));
    } else {
      String what =
          "enter " + name.toUpperCase(Locale.ROOT) + (decrypt ? " decryption" : " encryption");
      text = Secrets.ask(tool, what + " password:");
      if (text != null && !decrypt) {
        String again = Secrets.ask(tool, "Verifying - " + what + " password:");
        if (!text.equals(again)) {
          tool.say("Verify failure").say("bad password read");
          return null;
        }
      }
    }
    if (text == null) {
      tool.say(from == null ? "bad password read" : "Error getting password");
      return null;
    }
    return Utf8.encode(text);
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    tool.process().machine().random().nextBytes(bytes);
    return bytes;
  }

  private byte[] hex(String text, int length) throws IOException {
    String digits = text.length() % 2 == 0 ? text : text + "0";
    byte[] bytes = HexFormat.of().parseHex(digits);
    if (bytes.length < length) {
      tool.say("hex string is too short, padding with zero bytes to length");
    } else if (bytes.length > length) {
      tool.say("hex string is too long, ignoring excess");
    }
    return Arrays.copyOf(bytes, length);
  }

  private byte[] derive(byte[] phrase, byte[] salt, int length) throws IOException {
    String digest = a.value("md", "sha256").toUpperCase(Locale.ROOT).replace("-", "");
    try {
      if (a.has("pbkdf2") || a.has("iter")) {
        String rounds = a.value("iter", "10000");
        int count = rounds.matches("\\d{1,8}") ? Integer.parseInt(rounds) : 10000;
        return stretch("Hmac" + digest, phrase, salt, Math.min(count, MOST_ROUNDS), length);
      }
      tool.say("*** WARNING : deprecated key derivation used.");
      tool.say("Using -iter or -pbkdf2 would be better.");
      MessageDigest hash = MessageDigest.getInstance(digest.replaceFirst("^SHA(?=\\d)", "SHA-"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] last = new byte[0];
      while (out.size() < length) {
        hash.update(last);
        hash.update(phrase);
        last = hash.digest(salt);
        out.writeBytes(last);
      }
      return Arrays.copyOf(out.toByteArray(), length);
    } catch (GeneralSecurityException e) {
      throw tool.usage("Unknown option or message digest: " + a.value("md", ""));
    }
  }

  /** PBKDF2 over bytes: what stands in Java takes characters. */
  private byte[] stretch(String algorithm, byte[] phrase, byte[] salt, int rounds, int length)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(phrase.length == 0 ? new byte[1] : phrase, algorithm));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int block = 1; out.size() < length; block++) {
      mac.update(salt);
      mac.update(
          new byte[] {
            (byte) (block >> 24), (byte) (block >> 16), (byte) (block >> 8), (byte) block
          });
      byte[] u = mac.doFinal();
      byte[] sum = u.clone();
      for (int i = 1; i < rounds; i++) {
        if (i % 1000 == 0) {
          tool.process().tick();
        }
        u = mac.doFinal(u);
        for (int j = 0; j < sum.length; j++) {
          sum[j] ^= u[j];
        }
      }
      out.writeBytes(sum);
    }
    return Arrays.copyOf(out.toByteArray(), length);
  }
}
