package io.chapar.unix.openssl;

import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** rsa, ec and pkey: keys shown, checked and written in other forms. */
final class ShowKey {
  private static final String FLAGS =
      "noout text check pubin pubout modulus traditional nodes aes128 aes192 aes256 des3 text_pub"
          + " RSAPublicKey_out";
  private static final String VALUED = "in out passin passout inform outform";
  private static final String MISSING =
      "engine pubcheck RSAPublicKey_in conv_form param_enc sgckey";

  private ShowKey() {}

  static int rsa(Tool tool, List<String> args) throws IOException {
    return run(tool, args, "private key", "RSA");
  }

  static int ec(Tool tool, List<String> args) throws IOException {
    tool.process().err().print("read EC key\n");
    return run(tool, args, "private key", "EC");
  }

  static int pkey(Tool tool, List<String> args) throws IOException {
    return run(tool, args, "key", "");
  }

  private static int run(Tool tool, List<String> args, String what, String kind)
      throws IOException {
    Tool.Args a = tool.parse(args, FLAGS, VALUED, MISSING);
    String file = a.value("in");
    PrivateKey secret = null;
    PublicKey open;
    if (a.has("pubin")) {
      byte[] bytes = tool.load(file, "public key");
      PublicKey read = publicKey(bytes);
      if (read == null) {
        tool.say("Could not read public key from " + (file == null ? "<stdin>" : file));
        return 1;
      }
      open = read;
    } else {
      secret = tool.key(file, what, tool.password(a.value("passin")));
      open = Keys.open(secret);
    }
    if (kind.equals("RSA") && !(open instanceof RSAPublicKey)) {
      tool.say("Not an RSA key");
      return 1;
    }
    StringBuilder out = new StringBuilder();
    if (a.has("check")) {
      out.append(kind.isEmpty() ? "Key is valid\n" : kind + " key ok\n");
    }
    if (a.has("text")) {
      out.append(secret == null || a.has("text_pub") ? openText(open) : secretText(secret, open));
    }
    if (a.has("modulus") && open instanceof RSAPublicKey rsa) {
      out.append("Modulus=").append(rsa.getModulus().toString(16).toUpperCase(Locale.ROOT));
      out.append('\n');
    }
    if (!a.has("noout")) {
      if (!kind.isEmpty()) {
        tool.say("writing " + kind + " key");
      }
      boolean shut = secret == null || a.has("pubout");
      boolean der = a.value("outform", "PEM").equalsIgnoreCase("DER");
      boolean hidden = a.order().stream().anyMatch(o -> o.matches("aes\\d+|des3"));
      if (der) {
        tool.output(
            a.value("out"), shut || secret == null ? open.getEncoded() : secret.getEncoded(), 0600);
        return 0;
      }
      out.append(
          shut || secret == null
              ? new Pem("PUBLIC KEY", open.getEncoded()).text()
              : a.has("traditional")
                  ? Secrets.traditional(secret)
                  : Secrets.write(
                      tool, secret, hidden ? tool.password(a.value("passout", "pass:")) : null));
      tool.output(a.value("out"), Utf8.encode(out.toString()), shut ? 0666 : 0600);
      return 0;
    }
    tool.output(a.value("out"), out.toString());
    return 0;
  }

  static @Nullable PublicKey publicKey(byte[] bytes) {
    for (Pem block : Pem.parse(Utf8.decode(bytes))) {
      if (block.label().equals("PUBLIC KEY")) {
        return Secrets.open(block.der());
      }
    }
    return Secrets.open(bytes);
  }

  private static String secretText(PrivateKey secret, PublicKey open) {
    if (secret instanceof RSAPrivateCrtKey rsa) {
      return "Private-Key: ("
          + rsa.getModulus().bitLength()
          + " bit, 2 primes)\n"
          + "modulus:\n"
          + number(rsa.getModulus())
          + "publicExponent: "
          + exponent(rsa.getPublicExponent())
          + "privateExponent:\n"
          + number(rsa.getPrivateExponent())
          + "prime1:\n"
          + number(rsa.getPrimeP())
          + "prime2:\n"
          + number(rsa.getPrimeQ())
          + "exponent1:\n"
          + number(rsa.getPrimeExponentP())
          + "exponent2:\n"
          + number(rsa.getPrimeExponentQ())
          + "coefficient:\n"
          + number(rsa.getCrtCoefficient());
    }
    int bits = ((ECPrivateKey) secret).getParams().getOrder().bitLength();
    return "Private-Key: ("
        + bits
        + " bit)\npriv:\n"
        + Text.hex(fixed(((ECPrivateKey) secret).getS(), (bits + 7) / 8), 15, "    ")
        + "pub:\n"
        + Text.hex(Secrets.point(open.getEncoded()), 15, "    ")
        + Text.curve(bits, "");
  }

  private static byte[] fixed(BigInteger value, int length) {
    byte[] bytes = new byte[length];
    byte[] raw = value.toByteArray();
    int skip = Math.max(0, raw.length - length);
    System.arraycopy(raw, skip, bytes, length - (raw.length - skip), raw.length - skip);
    return bytes;
  }

  private static String openText(PublicKey open) {
    if (open instanceof RSAPublicKey rsa) {
      return "Public-Key: ("
          + rsa.getModulus().bitLength()
          + " bit)\nModulus:\n"
          + number(rsa.getModulus())
          + "Exponent: "
          + exponent(rsa.getPublicExponent());
    }
    int bits = ((ECPublicKey) open).getParams().getOrder().bitLength();
    return "Public-Key: ("
        + bits
        + " bit)\npub:\n"
        + Text.hex(Secrets.point(open.getEncoded()), 15, "    ")
        + Text.curve(bits, "");
  }

  private static String exponent(BigInteger value) {
    return value + " (0x" + value.toString(16) + ")\n";
  }

  private static String number(BigInteger value) {
    return Text.hex(value.toByteArray(), 15, "    ");
  }
}
