package io.chapar.unix.openssl;

import io.chapar.net.tls.HostNames;
import io.chapar.net.tls.Pem;
import io.chapar.net.tls.Tls;
import io.chapar.unix.net.Secure;
import io.chapar.unix.net.Trusted;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What s_client says about a connection: the verification, the chain, the session. */
final class Report {
  private final Tool tool;
  private final Tool.Args args;
  private final Secure session;
  private final List<X509Certificate> chain;

  Report(Tool tool, Tool.Args args, Secure session) {
    this.tool = tool;
    this.args = args;
    this.session = session;
    this.chain = session.chain();
  }

  /** Verifies the chain and shows each step; what is wrong, or null. */
  @Nullable String verify() throws IOException {
    List<X509Certificate> trusted = new ArrayList<>();
    if (args.has("CAfile")) {
      trusted.addAll(Trusted.file(tool.process(), args.value("CAfile", "")));
    }
    if (args.has("CApath")) {
      trusted.addAll(Trusted.folder(tool.process(), args.value("CApath", "")));
    }
    trusted.addAll(Trusted.system(tool.process()));
    String wrong = Tls.verify(chain, trusted, tool.process().machine().scheduler().instant());
    List<X509Certificate> path = path(trusted);
    int top = path.size() - 1;
    boolean brief = args.has("brief");
    if (wrong != null) {
      if (wrong.equals("unable to verify the first certificate")) {
        complain(0, path.get(0), 20, "unable to get local issuer certificate", brief);
        complain(0, path.get(0), 21, wrong, brief);
      } else {
        complain(top, path.get(top), Tls.code(wrong), wrong, brief);
      }
    }
    String host = args.value("verify_hostname");
    if (host != null && !chain.isEmpty() && !HostNames.match(chain.get(0), host)) {
      wrong = "hostname mismatch";
      complain(0, chain.get(0), 62, wrong, brief);
    }
    if (!brief) {
      for (int depth = top; depth >= 0; depth--) {
        if (wrong != null && depth > 0 && depth == top) {
          continue;
        }
        tool.say("depth=" + depth + " " + subject(path.get(depth)));
        tool.say("verify return:1");
      }
    }
    return wrong;
  }

  private void complain(int depth, X509Certificate at, int code, String text, boolean brief)
      throws IOException {
    tool.say("depth=" + depth + " " + subject(at));
    tool.say("verify error:num=" + code + ":" + text);
    if (!brief) {
      tool.say("verify return:1");
    }
  }

  private static String subject(X509Certificate c) {
    return Text.name(c.getSubjectX500Principal());
  }

  /** The way from the server's certificate up to a trusted one, as far as it goes. */
  private List<X509Certificate> path(List<X509Certificate> trusted) {
    List<X509Certificate> path = new ArrayList<>();
    X509Certificate at = chain.isEmpty() ? null : chain.get(0);
    while (at != null && path.size() < 10) {
      path.add(at);
      if (at.getSubjectX500Principal().equals(at.getIssuerX500Principal())) {
        break;
      }
      X509Certificate up = Verify.issuer(at, trusted);
      at = up != null ? up : Verify.issuer(at, chain);
    }
    return path;
  }

  /** Prints everything that is shown after the handshake. */
  void print(@Nullable String wrong, Wire wire) throws IOException {
    if (args.has("quiet")) {
      return;
    }
    String verification = wrong == null ? "OK" : wrong;
    boolean rsa = !chain.isEmpty() && chain.get(0).getPublicKey() instanceof RSAPublicKey;
    String type = rsa ? "RSA-PSS" : "ECDSA";
    if (args.has("brief")) {
      tool.say("CONNECTION ESTABLISHED");
      tool.say("Protocol version: " + session.protocol());
      tool.say("Ciphersuite: " + session.cipher());
      tool.say("Peer certificate: " + (chain.isEmpty() ? "" : subject(chain.get(0))));
      tool.say("Hash used: SHA256");
      tool.say("Signature type: " + type);
      tool.say("Verification" + (wrong == null ? ": " : " error: ") + verification);
      tool.say("Server Temp Key: X25519, 253 bits");
      return;
    }
    StringBuilder out = new StringBuilder("CONNECTED(00000003)\n---\nCertificate chain\n");
    int size = 0;
    for (int i = 0; i < chain.size(); i++) {
      X509Certificate c = chain.get(i);
      size += Certificate.encoded(c).length;
      out.append(" ").append(i).append(" s:").append(subject(c)).append('\n');
      out.append("   i:").append(Text.name(c.getIssuerX500Principal())).append('\n');
      out.append("   a:PKEY: ")
          .append(key(c))
          .append("; sigalg: ")
          .append(algorithm(c))
          .append('\n');
      out.append("   v:NotBefore: ").append(Text.date(c.getNotBefore()));
      out.append("; NotAfter: ").append(Text.date(c.getNotAfter())).append('\n');
      out.append(args.has("showcerts") ? pem(c) : "");
    }
    out.append("---\nServer certificate\n");
    if (!chain.isEmpty()) {
      out.append(args.has("showcerts") ? "" : pem(chain.get(0)));
      out.append("subject=").append(subject(chain.get(0))).append('\n');
      out.append("issuer=").append(Text.name(chain.get(0).getIssuerX500Principal())).append('\n');
    }
    out.append("---\nNo client certificate CA names sent\nPeer signing digest: SHA256\n");
    out.append("Peer signature type: ")
        .append(type)
        .append("\nServer Temp Key: X25519, 253 bits\n");
    out.append("---\nSSL handshake has read ").append(wire.read() + size + 552);
    out.append(" bytes and written ").append(wire.written() + 377).append(" bytes\n");
    out.append("Verification").append(wrong == null ? ": " : " error: ").append(verification);
    out.append("\n---\nNew, ").append(session.protocol()).append(", Cipher is ");
    out.append(session.cipher()).append('\n');
    out.append("Server public key is ").append(chain.isEmpty() ? 0 : bits(chain.get(0)));
    out.append(" bit\n");
    boolean old = session.protocol().equals("TLSv1.2");
    out.append("Secure Renegotiation IS ").append(old ? "" : "NOT ").append("supported\n");
    out.append("Compression: NONE\nExpansion: NONE\nNo ALPN negotiated\n");
    out.append(old ? "" : "Early data was not sent\n");
    int code = wrong == null ? 0 : wrong.equals("hostname mismatch") ? 62 : Tls.code(wrong);
    out.append("Verify return code: ").append(code);
    out.append(" (").append(wrong == null ? "ok" : wrong).append(")\n---\n");
    tool.process().out().print(out.toString()).flush();
  }

  private static String pem(X509Certificate c) {
    return new Pem("CERTIFICATE", Certificate.encoded(c)).text();
  }

  private static int bits(X509Certificate c) {
    return c.getPublicKey() instanceof RSAPublicKey rsa
        ? rsa.getModulus().bitLength()
        : c.getPublicKey() instanceof ECPublicKey ec ? ec.getParams().getOrder().bitLength() : 256;
  }

  private static String key(X509Certificate c) {
    String name = c.getPublicKey() instanceof RSAPublicKey ? "rsaEncryption" : "id-ecPublicKey";
    return name + ", " + bits(c) + " (bit)";
  }

  private static String algorithm(X509Certificate c) {
    String name = c.getSigAlgName();
    return name.endsWith("withRSA")
        ? "RSA-" + name.substring(0, name.length() - 7)
        : Text.algorithm(name);
  }
}
