package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.net.tls.Keys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** dgst, and the digests that are commands of their own. */
final class Digest {
  private static final Map<String, String> NAMES =
      Map.of(
          "md5",
          "MD5",
          "sha1",
          "SHA1",
          "sha224",
          "SHA2-224",
          "sha256",
          "SHA2-256",
          "sha384",
          "SHA2-384",
          "sha512",
          "SHA2-512");
  private static final Map<String, String> JDK =
      Map.of(
          "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384",
          "SHA-384", "sha512", "SHA-512");

  private Digest() {}

  static int run(Tool tool, List<String> args, String given) throws IOException {
    for (String arg : args) {
      if (arg.startsWith("-") && arg.matches("-[a-z0-9]+") && unknown(arg.substring(1))) {
        tool.say("dgst: Unknown option or message digest: " + arg.substring(1));
        tool.say("dgst: Use -help for summary.");
        return 1;
      }
    }
    Tool.Args a =
        tool.parse(
            args,
            "md5 sha1 sha224 sha256 sha384 sha512 binary hex r c d list",
            "out sign verify prverify signature hmac passin keyform",
            "mac macopt sigopt engine rand fips-fingerprint xoflen");
    if (a.has("list")) {
      tool.process()
          .out()
          .println("Supported digests:\n-md5 -sha1 -sha224 -sha256 -sha384 -sha512");
      return 0;
    }
    String digest = given.isEmpty() ? "sha256" : given;
    for (String option : a.order()) {
      digest = NAMES.containsKey(option) ? option : digest;
    }
    if (a.has("sign") || a.has("verify") || a.has("prverify")) {
      return signature(tool, a, digest);
    }
    List<@Nullable String> files = new java.util.ArrayList<>(a.operands());
    if (files.isEmpty()) {
      files.add(null);
    }
    int result = 0;
    for (String file : files) {
      byte[] input;
      try {
        input = tool.input(file);
      } catch (DiskException e) {
        tool.say(file + ": " + e.getMessage());
        tool.error(
            "80000002",
            "system library",
            "file_ctrl",
            e.getMessage(),
            "crypto/bio/bss_file.c:308:calling fopen(" + file + ", r)");
        tool.error(
            "10080002", "BIO routines", "file_ctrl", "system lib", "crypto/bio/bss_file.c:311:");
        result = 1;
        continue;
      }
      tool.process().tick(input.length);
      byte[] sum = sum(digest, input, a.value("hmac"));
      if (a.has("binary")) {
        tool.output(a.value("out"), sum, 0666);
        continue;
      }
      String hex = HexFormat.of().formatHex(sum);
      String label = file == null ? "stdin" : file;
      tool.output(
          a.value("out"),
          a.has("r") ? hex + " *" + label + "\n" : name(digest) + "(" + label + ")= " + hex + "\n");
    }
    return result;
  }

  private static String name(String digest) {
    String name = NAMES.getOrDefault(digest, "");
    return name;
  }

  private static boolean unknown(String option) {
    return !NAMES.containsKey(option)
        && !List.of(
                "binary",
                "hex",
                "r",
                "c",
                "d",
                "list",
                "out",
                "sign",
                "verify",
                "prverify",
                "signature",
                "hmac",
                "passin",
                "keyform",
                "mac",
                "macopt",
                "sigopt",
                "engine",
                "rand",
                "xoflen",
                "help")
            .contains(option);
  }

  private static byte[] sum(String digest, byte[] input, @Nullable String key) {
    try {
      if (key == null) {
        return MessageDigest.getInstance(JDK.getOrDefault(digest, "SHA-256")).digest(input);
      }
      String algorithm = "Hmac" + digest.toUpperCase(Locale.ROOT);
      Mac mac = Mac.getInstance(algorithm);
      byte[] bytes = io.chapar.text.Utf8.encode(key);
      mac.init(new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, algorithm));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int signature(Tool tool, Tool.Args a, String digest) throws IOException {
    byte[] input = tool.input(a.operands().isEmpty() ? null : a.operands().get(0));
    try {
      if (a.has("sign")) {
        PrivateKey key = tool.key(a.value("sign"), "private key", tool.password(a.value("passin")));
        Signature signer = Signature.getInstance(algorithm(digest, key.getAlgorithm()));
        signer.initSign(key);
        signer.update(input);
        tool.output(a.value("out"), signer.sign(), 0666);
        return 0;
      }
      String file = a.value("verify", a.value("prverify", ""));
      byte[] bytes = tool.load(file, "public key");
      PublicKey key =
          a.has("prverify")
              ? Keys.open(tool.key(file, "private key", null))
              : ShowKey.publicKey(bytes);
      String signature = a.value("signature");
      if (key == null || signature == null) {
        tool.say(
            key == null
                ? "Could not read public key from " + file
                : "No signature to verify: use the -signature option");
        return 1;
      }
      Signature check = Signature.getInstance(algorithm(digest, key.getAlgorithm()));
      check.initVerify(key);
      check.update(input);
      boolean good;
      try {
        good = check.verify(tool.input(signature));
      } catch (java.security.SignatureException e) {
        good = false;
      }
      tool.process().out().println(good ? "Verified OK" : "Verification failure");
      return good ? 0 : 1;
    } catch (GeneralSecurityException e) {
      tool.say("Error signing data");
      return 1;
    }
  }

  private static String algorithm(String digest, String key) {
    return digest.toUpperCase(Locale.ROOT) + "with" + (key.equals("EC") ? "ECDSA" : "RSA");
  }
}
