package io.chapar.postfix.smtpd;

import io.chapar.host.Process;
import io.chapar.net.tls.Pem;
import io.chapar.net.tls.Tls;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The certificate and the key of a server, as main.cf names their files; what is wrong with them is
 * logged in the words of OpenSSL.
 *
 * @param certificate null where the server has none on purpose
 */
record TlsIdentity(SSLContext context, @Nullable X509Certificate certificate) {

  /** Loads them; null: TLS is not available. */
  static @Nullable TlsIdentity load(Process process, PostfixConfig config, Log log) {
    String chain = config.get("smtpd_tls_chain_files");
    String file = config.get("smtpd_tls_cert_file");
    boolean none = file.equalsIgnoreCase("none");
    if (!chain.isEmpty()) {
      return new Loader(process, log).chain(config.list("smtpd_tls_chain_files"));
    }
    if (none) {
      return nothing();
    }
    String ec = config.get("smtpd_tls_eccert_file");
    String dsa = config.get("smtpd_tls_dcert_file");
    if (file.isEmpty() && ec.isEmpty() && dsa.isEmpty()) {
      log.warning("No server certs available. TLS won't be enabled");
      return null;
    }
    Loader loader = new Loader(process, log);
    if (!loader.authorities(config.get("smtpd_tls_CAfile"))) {
      return null;
    }
    TlsIdentity found = null;
    if (!file.isEmpty()) {
      found = loader.pair("RSA", file, config.get("smtpd_tls_key_file"));
      if (found == null) {
        return null;
      }
    }
    if (!ec.isEmpty()) {
      TlsIdentity other = loader.pair("ECDSA", ec, config.get("smtpd_tls_eckey_file"));
      if (other == null) {
        return null;
      }
      found = found == null ? other : found;
    }
    if (!dsa.isEmpty()) {
      TlsIdentity other = loader.pair("DSA", dsa, config.get("smtpd_tls_dkey_file"));
      if (other == null) {
        return null;
      }
      found = found == null ? other : found;
    }
    loader.parameters(config.get("smtpd_tls_dh1024_param_file"));
    return found;
  }

  private static TlsIdentity nothing() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return new TlsIdentity(context, null);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signature that it makes, as the log tells it. */
  String signature() {
    X509Certificate mine = certificate;
    if (mine != null && mine.getPublicKey() instanceof RSAPublicKey rsa) {
      return "RSA-PSS (" + rsa.getModulus().bitLength() + " bits) server-digest SHA256";
    }
    return "ECDSA (prime256v1) server-digest SHA256";
  }

  /** Reads files and complains. */
  private static final class Loader {
    private static final String OFF = ": disabling TLS support";
    private static final String LIBRARY = "TLS library problem: error:";

    private final Process process;
    private final Log log;

    Loader(Process process, Log log) {
      this.process = process;
      this.log = log;
    }

    private @Nullable String read(String path, String source, String line) {
      try {
        return Utf8.decode(process.readAll(path));
      } catch (IOException e) {
        String why = e.getMessage() == null ? "" : e.getMessage();
        complain(
            systemError(why)
                + ":system library::"
                + why
                + ":"
                + source
                + ":calling fopen("
                + path
                + ", r):");
        complain(line);
        return null;
      }
    }

    private static String systemError(String why) {
      return why.equals("Permission denied")
          ? "8000000D"
          : why.equals("Is a directory") ? "80000015" : "80000002";
    }

    private void complain(String error) {
      log.warning(LIBRARY + error);
    }

    @Nullable TlsIdentity pair(String type, String certFile, String keyFile) {
      boolean missing = !process.files().exists(certFile);
      String cert = missing ? null : quietly(certFile);
      List<X509Certificate> chain = cert == null ? List.of() : Pem.certificates(cert);
      if (chain.isEmpty()) {
        log.warning("cannot get " + type + " certificate from file \"" + certFile + "\"" + OFF);
        if (cert == null) {
          read(
              certFile,
              "../crypto/bio/bss_file.c:308",
              "10080002:BIO routines::system lib:../crypto/bio/bss_file.c:311:");
          complain("0A080002:SSL routines::system lib:../ssl/ssl_rsa.c:450:");
        } else {
          complain(
              "0480006C:PEM routines::no start line:../crypto/pem/pem_lib.c:760:Expecting: TRUSTED CERTIFICATE:");
          complain("0A080009:SSL routines::PEM lib:../ssl/ssl_rsa.c:462:");
        }
        return null;
      }
      return key(type, certFile, cert == null ? "" : cert, chain, keyFile);
    }

    private @Nullable String quietly(String path) {
      try {
        return Utf8.decode(process.readAll(path));
      } catch (IOException e) {
        return null;
      }
    }

    private @Nullable TlsIdentity key(
        String type, String certFile, String cert, List<X509Certificate> chain, String keyFile) {
      String text = quietly(keyFile);
      PrivateKey key = text == null ? null : Pem.privateKey(text);
      String noKey = "cannot get " + type + " private key from file \"" + keyFile + "\"" + OFF;
      if (text == null || key == null) {
        log.warning(noKey);
        if (text == null) {
          read(
              keyFile,
              "../crypto/bio/bss_file.c:308",
              "10080002:BIO routines::system lib:../crypto/bio/bss_file.c:311:");
          complain("0A080002:SSL routines::system lib:../ssl/ssl_rsa.c:368:");
        } else {
          complain(
              text.contains("ENCRYPTED")
                  ? "04800068:PEM routines::bad password read:../crypto/pem/pem_pkey.c:159:"
                  : "1E08010C:DECODER routines::unsupported:../crypto/encode_decode/decoder_lib.c:103:No supported data to decode. Input type: PEM:");
          complain("0A080009:SSL routines::PEM lib:../ssl/ssl_rsa.c:385:");
        }
        return null;
      }
      if (!key.getAlgorithm().equals(chain.get(0).getPublicKey().getAlgorithm())) {
        log.warning(
            type
                + " private key in "
                + keyFile
                + " does not match public key in "
                + certFile
                + OFF);
        return null;
      }
      Tls.Identity identity = Tls.identity(cert, text);
      if (identity instanceof Tls.Identity.Good good) {
        return new TlsIdentity(good.context(), chain.get(0));
      }
      log.warning(noKey);
      complain(
          "05800074:x509 certificate routines::key values mismatch:../crypto/x509/x509_cmp.c:403:");
      return null;
    }

    /** smtpd_tls_chain_files: key first, then the certificates, in each file. */
    @Nullable TlsIdentity chain(List<String> files) {
      StringBuilder all = new StringBuilder();
      for (String file : files) {
        try {
          all.append(Utf8.decode(process.readAll(file))).append('\n');
        } catch (IOException e) {
          log.warning("error opening chain file: " + file + ": " + e.getMessage());
        }
      }
      String text = all.toString();
      if (text.isEmpty()) {
        return nothing();
      }
      String where = String.join(", ", files);
      int certificate = text.indexOf("-----BEGIN CERTIFICATE");
      int key = text.indexOf("PRIVATE KEY-----");
      if (key < 0 || certificate >= 0 && certificate < key) {
        log.warning("error loading chain from " + files.get(0) + ": key not first");
      } else if (Tls.identity(text, text) instanceof Tls.Identity.Good good) {
        return new TlsIdentity(good.context(), good.chain().get(0));
      }
      log.warning("error loading private keys and certificates from: " + where + OFF);
      return null;
    }

    boolean authorities(String file) {
      if (file.isEmpty() || quietly(file) != null) {
        return true;
      }
      log.info("cannot load Certification Authority data, CAfile=\"" + file + "\"" + OFF);
      read(
          file,
          "../crypto/bio/bss_file.c:67",
          "10000080:BIO routines::no such file:../crypto/bio/bss_file.c:75:");
      complain("05880002:x509 certificate routines::system lib:../crypto/x509/by_file.c:229:");
      return false;
    }

    void parameters(String file) {
      if (file.isEmpty() || file.equalsIgnoreCase("auto") || file.equalsIgnoreCase("none")) {
        return;
      }
      try {
        process.readAll(file);
      } catch (IOException e) {
        log.warning(
            "error opening DH parameter file \""
                + file
                + "\": "
                + e.getMessage()
                + " -- using compiled-in defaults");
      }
    }
  }
}
