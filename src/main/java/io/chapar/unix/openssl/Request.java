package io.chapar.unix.openssl;

import io.chapar.net.tls.CertificateBuilder;
import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** req: requests, and self-signed certificates. */
final class Request {
  private static final String[][] QUESTIONS = {
    {"C", "Country Name (2 letter code)", "AU"},
    {"ST", "State or Province Name (full name)", "Some-State"},
    {"L", "Locality Name (eg, city)", ""},
    {"O", "Organization Name (eg, company)", "Internet Widgits Pty Ltd"},
    {"OU", "Organizational Unit Name (eg, section)", ""},
    {"CN", "Common Name (e.g. server FQDN or YOUR name)", ""},
    {"emailAddress", "Email Address", ""},
  };

  private Request() {}

  static int run(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "new x509 nodes noenc noout text subject verify pubkey modulus batch utf8 sha256 sha384"
                + " sha512 verbose newhdr",
            "in out key keyout newkey subj days addext set_serial passout passin inform outform"
                + " pkeyopt keyform section",
            "config extensions reqexts CA CAkey nameopt reqopt sigopt precert copy_extensions"
                + " multivalue-rdn not_before not_after engine vfyopt");
    if (!a.has("new") && !a.has("x509") && !a.has("newkey") || a.has("in")) {
      return show(tool, a);
    }
    KeyPair keys = keys(tool, a);
    byte[] subject = subject(tool, a);
    List<Extensions.Extension> wanted = new ArrayList<>();
    for (String line : a.all("addext")) {
      Extensions.Extension extension = Extensions.parse(line, keys.getPublic(), keys.getPublic());
      if (extension == null) {
        tool.say("req: Error adding extensions from -addext: " + line);
        return 1;
      }
      wanted.add(extension);
    }
    if (!a.has("x509")) {
      List<byte[]> encoded = wanted.stream().map(Extensions.Extension::encoded).toList();
      Pem request = CertificateBuilder.request(subject, keys, encoded);
      return write(tool, a, request, "CERTIFICATE REQUEST");
    }
    return write(tool, a, selfSigned(tool, a, subject, keys, wanted), "CERTIFICATE");
  }

  private static int write(Tool tool, Tool.Args a, Pem result, String label) throws IOException {
    if (a.value("outform", "PEM").equalsIgnoreCase("DER")) {
      tool.output(a.value("out"), result.der(), 0666);
      return 0;
    }
    String text = "";
    if (a.has("text")) {
      text =
          label.equals("CERTIFICATE")
              ? Text.certificate(Objects.requireNonNull(result.certificate()))
              : Text.request(Objects.requireNonNull(Csr.parse(result.der())));
    }
    tool.output(a.value("out"), text + (a.has("noout") ? "" : result.text()));
    return 0;
  }

  private static Pem selfSigned(
      Tool tool, Tool.Args a, byte[] subject, KeyPair keys, List<Extensions.Extension> wanted)
      throws IOException {
    Instant now = tool.process().machine().scheduler().instant().truncatedTo(ChronoUnit.SECONDS);
    CertificateBuilder builder =
        new CertificateBuilder(subject, keys.getPublic())
            .valid(now, now.plus(days(tool, a.value("days", "30"))))
            .serial(serial(tool, a.value("set_serial")))
            .authority(true);
    for (Extensions.Extension each : wanted) {
      if (each.oid().equals("2.5.29.19")) {
        builder.authority(each.value().length > 2);
        continue;
      }
      builder.extension(each.oid(), each.critical(), each.value());
    }
    return builder.sign(keys.getPrivate());
  }

  /** A number of days; complains where it is none. */
  static Duration days(Tool tool, String text) throws IOException {
    if (!text.matches("-?\\d{1,6}")) {
      throw tool.usage("Can't parse \"" + text + "\" as a number");
    }
    return Duration.ofDays(Long.parseLong(text));
  }

  /** A serial number: the given one, or twenty bytes of chance. */
  static BigInteger serial(Tool tool, @Nullable String given) {
    if (given != null && given.matches("\\d{1,40}")) {
      return new BigInteger(given);
    }
    if (given != null && given.matches("0[xX][0-9a-fA-F]{1,40}")) {
      return new BigInteger(given.substring(2), 16);
    }
    byte[] bytes = new byte[20];
    tool.process().machine().random().nextBytes(bytes);
    bytes[0] = (byte) (bytes[0] & 0x7f | 1);
    return new BigInteger(bytes);
  }

  private static KeyPair keys(Tool tool, Tool.Args a) throws IOException {
    String file = a.value("key");
    if (file != null && !a.has("newkey")) {
      PrivateKey secret = tool.key(file, "private key", tool.password(a.value("passin")));
      return new KeyPair(Keys.open(secret), secret);
    }
    String kind = a.value("newkey", "rsa:2048");
    KeyPair keys;
    if (kind.equals("ec")) {
      String curve = "";
      for (String option : a.all("pkeyopt")) {
        curve = option.replaceFirst("^ec_paramgen_curve:", "");
      }
      tool.say("-----");
      keys = MakeKey.ec(tool, curve);
    } else if (kind.matches("rsa(:\\d{1,5})?")) {
      int bits = kind.length() > 4 ? Integer.parseInt(kind.substring(4)) : 2048;
      MakeKey.progress(tool, bits);
      keys = MakeKey.rsa(tool, bits);
      if (a.has("subj") || a.has("batch")) {
        tool.say("-----");
      }
    } else {
      tool.say("req: key type " + kind + " is not simulated here");
      throw tool.exit(2);
    }
    String phrase = null;
    if (!a.has("nodes") && !a.has("noenc")) {
      phrase = tool.password(a.value("passout"));
      phrase = phrase != null ? phrase : Secrets.ask(tool, "Enter PEM pass phrase:");
      if (phrase == null || phrase.length() < 4) {
        tool.say("req: Error getting passwords"); // nobody is there to type one
        throw tool.exit(1);
      }
    }
    String text = Secrets.write(tool, keys.getPrivate(), phrase);
    tool.output(a.value("keyout", "privkey.pem"), Utf8.encode(text), 0600);
    return keys;
  }

  /** The subject's name in DER: from -subj, or asked for. */
  private static byte[] subject(Tool tool, Tool.Args a) throws IOException {
    String subj = a.value("subj");
    if (subj != null) {
      if (!subj.startsWith("/")) {
        tool.say(
            "req: subject name is expected to be in the format /type0=value0/type1=value1/type2=..."
                + " where characters may be escaped by \\. This name is not in that format: '"
                + subj
                + "'");
        throw tool.exit(1);
      }
      Set<String> known = CertificateBuilder.attributes().keySet();
      for (String part : subj.substring(1).split("/(?=[A-Za-z]+=)", -1)) {
        String name = part.replaceFirst("=.*", "");
        if (part.contains("=") && !known.contains(name)) {
          tool.say("req warning: Skipping unknown subject name attribute \"" + name + "\"");
        }
      }
      return CertificateBuilder.name(subj);
    }
    return CertificateBuilder.name(ask(tool, a.has("batch")));
  }

  private static String ask(Tool tool, boolean batch) throws IOException {
    StringBuilder subject = new StringBuilder();
    if (!batch) {
      tool.say("You are about to be asked to enter information that will be incorporated");
      tool.say("into your certificate request.");
      tool.say("What you are about to enter is what is called a Distinguished Name or a DN.");
      tool.say("There are quite a few fields but you can leave some blank");
      tool.say("For some fields there will be a default value,");
      tool.say("If you enter '.', the field will be left blank.");
      tool.say("-----");
    }
    for (String[] question : QUESTIONS) {
      String answer = "";
      if (!batch) {
        tool.process().err().print(question[1] + " [" + question[2] + "]:");
        String line = tool.process().in().readLine();
        if (line == null) {
          tool.process().err().print("Error making certificate request\n");
          throw tool.exit(1);
        }
        answer = line.strip();
      }
      String value = answer.isEmpty() ? question[2] : answer.equals(".") ? "" : answer;
      if (!value.isEmpty()) {
        subject.append('/').append(question[0]).append('=').append(value);
      }
    }
    return subject.toString();
  }

  private static int show(Tool tool, Tool.Args a) throws IOException {
    String file = a.value("in");
    byte[] bytes;
    try {
      bytes = tool.input(file);
    } catch (io.chapar.disk.DiskException e) {
      tool.say("Can't open \"" + file + "\" for reading, " + e.getMessage());
      tool.say("Unable to load X509 request");
      return 1;
    }
    Csr csr = Csr.parse(bytes);
    if (csr == null) {
      tool.say("Unable to load X509 request");
      return 1;
    }
    StringBuilder out = new StringBuilder();
    if (a.has("verify")) {
      boolean good = csr.signed();
      tool.say("Certificate request self-signature " + (good ? "verify OK" : "verify failure"));
      if (!good) {
        return 1;
      }
    }
    if (a.has("text")) {
      out.append(Text.request(csr));
    }
    if (a.has("subject")) {
      out.append("subject=").append(csr.name().commas()).append('\n');
    }
    if (a.has("pubkey")) {
      out.append(new Pem("PUBLIC KEY", csr.key().getEncoded()).text());
    }
    if (a.has("modulus") && csr.key() instanceof java.security.interfaces.RSAPublicKey rsa) {
      out.append("Modulus=");
      out.append(rsa.getModulus().toString(16).toUpperCase(java.util.Locale.ROOT)).append('\n');
    }
    if (!a.has("noout")) {
      out.append(Utf8.decode(bytes));
    }
    tool.output(a.value("out"), out.toString());
    return 0;
  }
}
