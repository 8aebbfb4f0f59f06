package io.chapar.unix.openssl;

import io.chapar.net.tls.Der;
import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** genrsa, genpkey, ecparam: new keys. */
final class MakeKey {
  private static final int MOST_BITS = 4096; // a bigger one takes minutes

  private static final Map<String, String> CURVES =
      Map.of(
          "prime256v1",
          "secp256r1",
          "P-256",
          "secp256r1",
          "secp256r1",
          "secp256r1",
          "secp384r1",
          "secp384r1",
          "P-384",
          "secp384r1",
          "secp521r1",
          "secp521r1",
          "P-521",
          "secp521r1");

  private MakeKey() {}

  static int genrsa(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "aes128 aes192 aes256 des3 3 F4 f4 traditional quiet verbose",
            "out passout",
            "primes rand writerand engine");
    String size = a.operands().isEmpty() ? "2048" : a.operands().get(0);
    if (!size.matches("\\d{1,5}")) {
      tool.say("genrsa: Can't parse \"" + size + "\" as a number");
      return 1;
    }
    boolean hidden = a.order().stream().anyMatch(o -> o.matches("aes\\d+|des3"));
    KeyPair keys = rsa(tool, Integer.parseInt(size));
    String text =
        hidden
            ? Secrets.write(tool, keys.getPrivate(), phrase(tool, a))
            : a.has("traditional")
                ? Secrets.traditional(keys.getPrivate())
                : Keys.pem(keys.getPrivate());
    tool.output(a.value("out"), Utf8.encode(text), 0600);
    return 0;
  }

  private static String phrase(Tool tool, Tool.Args a) throws IOException {
    String phrase = tool.password(a.value("passout"));
    phrase = phrase != null ? phrase : Secrets.ask(tool, "Enter PEM pass phrase:");
    if (phrase == null || phrase.length() < 4 && a.value("passout") == null) {
      tool.say(tool.name() + ": Error getting passwords");
      throw tool.exit(1);
    }
    return phrase;
  }

  static KeyPair rsa(Tool tool, int bits) throws IOException {
    if (bits < 512) {
      tool.error(
          "02000078",
          "rsa routines",
          "rsa_multiprime_keygen",
          "key size too small",
          "crypto/rsa/rsa_gen.c:94:");
      throw tool.exit(1);
    }
    if (bits > MOST_BITS) {
      tool.say(tool.name() + ": keys of more than " + MOST_BITS + " bits are not simulated here");
      throw tool.exit(2);
    }
    tool.process().machine().scheduler().work(bits * 50_000L);
    return Keys.rsa(bits, tool.process().machine().random());
  }

  static KeyPair ec(Tool tool, String name) throws IOException {
    String curve = CURVES.get(name);
    KeyPair keys = curve == null ? null : Keys.ec(curve, tool.process().machine().random());
    if (keys == null) {
      tool.say(tool.name() + ": unknown curve name (" + name + ")");
      throw tool.exit(1);
    }
    return keys;
  }

  /** What a generator shows of its search. */
  static void progress(Tool tool, int bits) throws IOException {
    for (int prime = 0; prime < 2; prime++) {
      StringBuilder line = new StringBuilder();
      int tries = Math.floorMod(tool.process().machine().random().nextInt(), 40) + 3;
      for (int i = 0; i < tries; i++) {
        line.append(tool.process().machine().random().nextInt() % 5 == 0 ? '+' : '.');
      }
      tool.say(line.append("+".repeat(bits / 32)).toString());
    }
  }

  static int genpkey(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "aes128 aes192 aes256 des3 text quiet",
            "out outform pass algorithm pkeyopt passout",
            "paramfile genparam config engine provider");
    String algorithm = a.value("algorithm");
    if (algorithm == null) {
      tool.say("genpkey: Use -help for summary.");
      return 1;
    }
    KeyPair keys;
    switch (algorithm.toUpperCase(java.util.Locale.ROOT)) {
      case "RSA" -> {
        int bits = Integer.parseInt(option(a, "rsa_keygen_bits", "2048").replaceAll("\\D", "0"));
        progress(tool, bits);
        keys = rsa(tool, bits);
      }
      case "EC" -> keys = ec(tool, option(a, "ec_paramgen_curve", ""));
      case "ED25519", "X25519", "ED448", "X448", "DH", "DSA" -> {
        tool.say("genpkey: algorithm " + algorithm + " is not simulated here");
        return 2;
      }
      default -> {
        tool.say("genpkey: Error initializing " + algorithm + " context");
        return 1;
      }
    }
    boolean hidden = a.order().stream().anyMatch(o -> o.matches("aes\\d+|des3"));
    String phrase = hidden ? tool.password(a.value("pass", "pass:")) : null;
    tool.output(a.value("out"), Utf8.encode(Secrets.write(tool, keys.getPrivate(), phrase)), 0600);
    return 0;
  }

  private static String option(Tool.Args a, String name, String fallback) {
    String value = fallback;
    for (String each : a.all("pkeyopt")) {
      if (each.startsWith(name + ":")) {
        value = each.substring(name.length() + 1);
      }
    }
    return value;
  }

  static int ecparam(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "genkey noout list_curves",
            "name out param_enc",
            "in text check no_seed conv_form");
    if (a.has("list_curves")) {
      tool.process()
          .out()
          .print(
              "  secp384r1 : NIST/SECG curve over a 384 bit prime field\n"
                  + "  secp521r1 : NIST/SECG curve over a 521 bit prime field\n"
                  + "  prime256v1: X9.62/SECG curve over a 256 bit prime field\n");
      return 0;
    }
    @Nullable String name = a.value("name");
    if (name == null) {
      throw io.chapar.unix.Options.notSimulated(tool.process(), "-in");
    }
    KeyPair keys = ec(tool, name);
    StringBuilder text = new StringBuilder();
    if (!a.has("noout")) {
      String oid =
          switch (CURVES.getOrDefault(name, "")) {
            case "secp384r1" -> "1.3.132.0.34";
            case "secp521r1" -> "1.3.132.0.35";
            default -> "1.2.840.10045.3.1.7";
          };
      text.append(new Pem("EC PARAMETERS", Der.oid(oid)).text());
    }
    if (a.has("genkey")) {
      text.append(Secrets.traditional(keys.getPrivate()));
    }
    tool.output(a.value("out"), Utf8.encode(text.toString()), a.has("genkey") ? 0600 : 0666);
    return 0;
  }
}
