package io.chapar.unix.openssl;

import io.chapar.net.tls.Keys;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** pkcs12: a key and its certificates in one file with a password, as mail programs import it. */
final class Pkcs12 {
  private Pkcs12() {}

  static int run(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "export nodes noenc nokeys nocerts clcerts cacerts info noout legacy",
            "in inkey out name passin passout pass password certfile CAfile",
            "chain caname macalg keypbe certpbe descert nomac iter noiter maciter twopass CSP"
                + " keyex keysig aes128 aes192 aes256 des3 LMK");
    return a.has("export") ? export(tool, a) : show(tool, a);
  }

  private static @Nullable String pass(Tool tool, Tool.Args a, String option, String prompt)
      throws IOException {
    for (String each : List.of(option, "password", "pass")) {
      if (a.has(each)) {
        return tool.password(a.value(each));
      }
    }
    return Secrets.ask(tool, prompt);
  }

  private static int export(Tool tool, Tool.Args a) throws IOException {
    List<X509Certificate> chain =
        new ArrayList<>(
            Pem.certificates(Utf8.decode(tool.load(a.value("in"), "certificates from -in file"))));
    String more = a.value("certfile");
    if (more != null) {
      chain.addAll(Pem.certificates(Utf8.decode(tool.load(more, "certificates"))));
    }
    String keyFile = a.value("inkey", a.value("in", ""));
    PrivateKey key =
        a.has("nokeys")
            ? null
            : tool.key(
                keyFile.isEmpty() ? null : keyFile,
                "private key",
                tool.password(a.value("passin")));
    if (chain.isEmpty()) {
      tool.say("No certificate matches private key");
      return 1;
    }
    String phrase = pass(tool, a, "passout", "Enter Export Password:");
    if (phrase == null) {
      tool.say("Can't read Password");
      return 1;
    }
    String name = a.value("name", "1");
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, phrase.toCharArray());
      if (key == null) {
        for (int i = 0; i < chain.size(); i++) {
          store.setCertificateEntry(name + (i == 0 ? "" : "-" + i), chain.get(i));
        }
      } else {
        if (!java.util.Arrays.equals(
            Keys.open(key).getEncoded(), chain.get(0).getPublicKey().getEncoded())) {
          tool.say("No cert in -in file '" + a.value("in", "<stdin>") + "' matches private key");
          return 1;
        }
        store.setKeyEntry(name, key, phrase.toCharArray(), chain.toArray(new Certificate[0]));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, phrase.toCharArray());
      tool.output(a.value("out"), out.toByteArray(), 0600);
      return 0;
    } catch (GeneralSecurityException e) {
      tool.say("Error creating PKCS12 structure for " + a.value("out", "<stdout>"));
      return 1;
    }
  }

  private static int show(Tool tool, Tool.Args a) throws IOException {
    byte[] bytes = tool.load(a.value("in"), "PKCS12 file");
    String phrase = pass(tool, a, "passin", "Enter Import Password:");
    if (phrase == null) {
      tool.say("Can't read Password");
      return 1;
    }
    KeyStore store;
    try {
      store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), phrase.toCharArray());
    } catch (IOException e) {
      boolean secret = e.getCause() != null || String.valueOf(e.getMessage()).contains("password");
      tool.say(secret ? "Mac verify error: invalid password?" : "Error reading PKCS12 file");
      return 1;
    } catch (GeneralSecurityException e) {
      tool.say("Error reading PKCS12 file");
      return 1;
    }
    StringBuilder out = new StringBuilder();
    try {
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        Certificate[] all = chain == null ? new Certificate[] {store.getCertificate(alias)} : chain;
        for (int i = 0; i < all.length; i++) {
          boolean own = i == 0 && chain != null;
          if (a.has("nocerts") || own && a.has("cacerts") || !own && a.has("clcerts")) {
            continue;
          }
          X509Certificate c = (X509Certificate) all[i];
          out.append("Bag Attributes")
              .append(own ? "\n    friendlyName: " + alias : ": <No Attributes>");
          out.append("\nsubject=").append(Text.name(c.getSubjectX500Principal()));
          out.append("\n\nissuer=").append(Text.name(c.getIssuerX500Principal()));
          out.append("\n\n").append(new Pem("CERTIFICATE", c.getEncoded()).text());
        }
        if (!a.has("nokeys") && store.isKeyEntry(alias)) {
          Key key = store.getKey(alias, phrase.toCharArray());
          out.append("Bag Attributes\n    friendlyName: ").append(alias);
          out.append("\nKey Attributes: <No Attributes>\n");
          String secret =
              a.has("nodes") || a.has("noenc")
                  ? null
                  : pass(tool, a, "passout", "Enter PEM pass phrase:");
          out.append(Secrets.write(tool, (PrivateKey) key, secret));
        }
      }
    } catch (GeneralSecurityException e) {
      tool.say("Error outputting keys and certificates");
      return 1;
    }
    tool.output(a.value("out"), a.has("noout") ? "" : out.toString());
    return 0;
  }
}
