package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.net.tls.CertificateBuilder;
import io.chapar.net.tls.DistinguishedName;
import io.chapar.net.tls.HostNames;
import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** x509: certificates shown, converted, and requests signed. */
final class Certificate {
  private static final Set<String> DIGESTS = Set.of("md5", "sha1", "sha256", "sha384", "sha512");

  private Certificate() {}

  static int run(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "noout subject issuer dates startdate enddate serial fingerprint text pubkey modulus"
                + " hash subject_hash issuer_hash purpose email ocsp_uri alias req CAcreateserial md5"
                + " sha1 sha256 sha384 sha512 nocert trustout new",
            "in out inform outform checkend checkhost checkip ext nameopt CA CAkey CAserial days"
                + " set_serial signkey key extfile extensions passin copy_extensions certopt",
            "x509toreq clrtrust clrreject addtrust addreject setalias force_pubkey CAform CAkeyform"
                + " keyform checkemail ocspid badsig preserve_dates subj clrext sigopt C"
                + " hash_old subject_hash_old issuer_hash_old next_serial vfyopt");
    if (a.has("req")) {
      return sign(tool, a);
    }
    X509Certificate c = tool.certificate(a.value("in"), "certificate", 1);
    StringBuilder out = new StringBuilder();
    int status = show(tool, a, c, out);
    String file = a.value("out");
    if (!a.has("noout") && !a.has("nocert")) {
      byte[] der = encoded(c);
      if (a.value("outform", "PEM").equalsIgnoreCase("DER")) {
        tool.output(file, der, 0666);
        return status;
      }
      out.append(new Pem("CERTIFICATE", der).text());
    }
    tool.output(file, out.toString());
    return status;
  }

  static byte[] encoded(X509Certificate c) {
    try {
      return c.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int show(Tool tool, Tool.Args a, X509Certificate c, StringBuilder out)
      throws IOException {
    int status = 0;
    for (String option : a.order()) {
      switch (option) {
        case "text" -> out.append(Text.certificate(c));
        case "subject" ->
            out.append("subject=").append(name(a, c.getSubjectX500Principal())).append('\n');
        case "issuer" ->
            out.append("issuer=").append(name(a, c.getIssuerX500Principal())).append('\n');
        case "dates" -> dates(out, c, true, true);
        case "startdate" -> dates(out, c, true, false);
        case "enddate" -> dates(out, c, false, true);
        case "serial" -> {
          String hex = c.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
          out.append("serial=").append(hex.length() % 2 == 0 ? hex : "0" + hex).append('\n');
        }
        case "fingerprint" -> fingerprint(a, c, out);
        case "hash", "subject_hash" -> out.append(hash(c.getSubjectX500Principal())).append('\n');
        case "issuer_hash" -> out.append(hash(c.getIssuerX500Principal())).append('\n');
        case "pubkey" -> out.append(new Pem("PUBLIC KEY", c.getPublicKey().getEncoded()).text());
        case "modulus" -> {
          String value =
              c.getPublicKey() instanceof RSAPublicKey rsa
                  ? rsa.getModulus().toString(16).toUpperCase(Locale.ROOT)
                  : "No modulus for this public key type";
          out.append("Modulus=").append(value).append('\n');
        }
        case "alias" -> out.append("<No Alias>\n");
        case "purpose" -> throw io.chapar.unix.Options.notSimulated(tool.process(), "-purpose");
        case "ext" -> {
          String text = Extensions.text(c, Set.of(a.value("ext", "").split(",", -1)), "");
          if (text.isEmpty()) {
            tool.process().err().print("No extensions in certificate\n");
          }
          out.append(text);
        }
        case "checkend" -> {
          long seconds = Long.parseLong("0" + a.value("checkend", "0").replaceAll("\\D", ""));
          Instant then = tool.process().machine().scheduler().instant().plusSeconds(seconds);
          boolean expires = then.isAfter(c.getNotAfter().toInstant());
          out.append("Certificate will ").append(expires ? "" : "not ").append("expire\n");
          status = expires ? 1 : 0;
        }
        case "checkhost", "checkip" -> {
          String host = a.value(option, "");
          String what = option.equals("checkip") ? "IP " : "Hostname ";
          String verdict = HostNames.match(c, host) ? " does match" : " does NOT match";
          out.append(what).append(host).append(verdict).append(" certificate\n");
        }
        default -> {}
      }
    }
    return status;
  }

  private static String name(Tool.Args a, X500Principal principal) {
    DistinguishedName name = DistinguishedName.of(principal);
    return switch (a.value("nameopt", "").toUpperCase(Locale.ROOT)) {
      case "RFC2253" -> name.reversed();
      case "COMPAT" -> name.slashes();
      default -> name.commas();
    };
  }

  private static void dates(StringBuilder out, X509Certificate c, boolean start, boolean end) {
    if (start) {
      out.append("notBefore=").append(Text.date(c.getNotBefore())).append('\n');
    }
    if (end) {
      out.append("notAfter=").append(Text.date(c.getNotAfter())).append('\n');
    }
  }

  private static void fingerprint(Tool.Args a, X509Certificate c, StringBuilder out) {
    String digest = "sha1";
    boolean given = false;
    for (String option : a.order()) {
      if (DIGESTS.contains(option)) {
        digest = option;
        given = true;
      }
    }
    String jdk = digest.equals("md5") ? "MD5" : digest.replace("sha", "SHA-");
    try {
      byte[] sum = MessageDigest.getInstance(jdk).digest(encoded(c));
      out.append(given ? digest : "SHA1").append(" Fingerprint=");
      out.append(Text.colons(sum)).append('\n');
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The hash by which c_rehash(1) names links: SHA-1 over the name in canonical form. */
  static String hash(X500Principal principal) {
    DistinguishedName name = DistinguishedName.of(principal);
    byte[][] sets =
        name.parts().stream()
            .map(
                p -> {
                  String oid = CertificateBuilder.attributes().getOrDefault(p.name(), p.name());
                  String value = p.value().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
                  return io.chapar.net.tls.Der.tlv(
                      0x31,
                      io.chapar.net.tls.Der.seq(
                          io.chapar.net.tls.Der.oid(oid), io.chapar.net.tls.Der.utf8(value)));
                })
            .toArray(byte[][]::new);
    try {
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(io.chapar.net.tls.Der.cat(sets));
      return String.format("%02x%02x%02x%02x", sum[3], sum[2], sum[1], sum[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- signing

  private static int sign(Tool tool, Tool.Args a) throws IOException {
    String file = a.value("in");
    byte[] bytes;
    try {
      bytes = tool.input(file);
    } catch (DiskException e) {
      tool.say("Can't open \"" + file + "\" for reading, " + e.getMessage());
      tool.error(
          "80000002",
          "system library",
          "BIO_new_file",
          e.getMessage(),
          "crypto/bio/bss_file.c:67:calling fopen(" + file + ", r)");
      tool.error(
          "10000080", "BIO routines", "BIO_new_file", "no such file", "crypto/bio/bss_file.c:75:");
      tool.say("Unable to load certificate request input");
      return 1;
    }
    Csr csr = Csr.parse(bytes);
    if (csr == null) {
      tool.say("Unable to load certificate request input");
      return 1;
    }
    if (!csr.signed()) {
      tool.say("Certificate request self-signature did not match the contents");
      return 1;
    }
    tool.say("Certificate request self-signature ok");
    tool.say("subject=" + csr.name().commas());
    Instant now = tool.process().machine().scheduler().instant().truncatedTo(ChronoUnit.SECONDS);
    String own = a.value("signkey", a.value("key", ""));
    String authority = a.value("CA");
    X509Certificate issuer = null;
    PrivateKey key;
    if (authority != null) {
      issuer = tool.certificate(authority, "CA certificate", 1);
      key =
          tool.key(a.value("CAkey", authority), "CA private key", tool.password(a.value("passin")));
      if (!Keys.match(key, issuer.getPublicKey())) {
        tool.say("CA certificate and CA private key do not match");
        tool.error(
            "05800074",
            "x509 certificate routines",
            "X509_check_private_key",
            "key values mismatch",
            "crypto/x509/x509_cmp.c:403:");
        tool.output(a.value("out"), ""); // opened before
        return 1;
      }
    } else if (!own.isEmpty()) {
      key = tool.key(own, "private key", tool.password(a.value("passin")));
    } else {
      tool.say(
          "x509: We need a private key to sign with, use -key or -CAkey or -CA with private key");
      return 1;
    }
    KeyPair signer = new KeyPair(issuer == null ? csr.key() : issuer.getPublicKey(), key);
    CertificateBuilder builder =
        new CertificateBuilder(csr.subject(), csr.key())
            .valid(now, now.plus(Request.days(tool, a.value("days", "30"))))
            .serial(serial(tool, a, authority))
            .bare();
    if (issuer != null) {
      builder.issuer(signer, issuer.getSubjectX500Principal().getEncoded());
    }
    if (!extensions(tool, a, csr, signer, builder)) {
      return 1;
    }
    Pem result = builder.sign(key);
    boolean der = a.value("outform", "PEM").equalsIgnoreCase("DER");
    if (der) {
      tool.output(a.value("out"), result.der(), 0666);
      return 0;
    }
    StringBuilder out = new StringBuilder();
    show(tool, a, java.util.Objects.requireNonNull(result.certificate()), out);
    out.append(a.has("noout") ? "" : result.text());
    tool.output(a.value("out"), out.toString());
    return 0;
  }

  private static boolean extensions(
      Tool tool, Tool.Args a, Csr csr, KeyPair signer, CertificateBuilder builder)
      throws IOException {
    String file = a.value("extfile");
    if (a.value("copy_extensions", "none").startsWith("copy")) {
      csr.extensions().forEach(e -> builder.extension(e.oid(), e.critical(), e.value()));
    }
    if (file == null) {
      return true;
    }
    String text;
    try {
      text = Utf8.decode(tool.input(file));
    } catch (DiskException e) {
      tool.say("Can't open \"" + file + "\" for reading, " + e.getMessage());
      return false;
    }
    for (String line : Extensions.lines(text, a.value("extensions"))) {
      Extensions.Extension each = Extensions.parse(line, csr.key(), signer.getPublic());
      if (each == null) {
        tool.say("Error adding extensions from section default");
        return false;
      }
      builder.extension(each.oid(), each.critical(), each.value());
    }
    return true;
  }

  /** The next serial number: from the authority's file, which is made if that is asked for. */
  private static BigInteger serial(Tool tool, Tool.Args a, @Nullable String authority)
      throws IOException {
    if (a.has("set_serial") || authority == null) {
      return Request.serial(tool, a.value("set_serial"));
    }
    String base =
        authority.contains(".") ? authority.substring(0, authority.lastIndexOf('.')) : authority;
    String file = a.value("CAserial", base + ".srl");
    String path = tool.process().path(file);
    BigInteger next = null;
    if (tool.process().files().exists(path)) {
      String text = tool.process().files().text(path).strip();
      if (text.matches("[0-9A-Fa-f]{1,40}")) {
        next = new BigInteger(text, 16).add(BigInteger.ONE);
      }
    }
    if (next == null) {
      next = Request.serial(tool, null);
      if (!a.has("CAcreateserial") && a.has("CAserial")) {
        tool.say("Can't open \"" + file + "\" for reading, No such file or directory");
        throw tool.exit(1);
      }
    }
    String hex = next.toString(16).toUpperCase(Locale.ROOT);
    tool.output(file, (hex.length() % 2 == 0 ? hex : "0" + hex) + "\n");
    return next;
  }
}
