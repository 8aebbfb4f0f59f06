package io.chapar.unix.openssl;

import io.chapar.host.ExitException;
import io.chapar.net.tls.HostNames;
import io.chapar.net.tls.Pem;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import io.chapar.unix.net.Trusted;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** verify: whether certificates lead to a trusted one. */
final class Verify {
  private Verify() {}

  /** What is wrong with a chain and how far up. */
  record Verdict(@Nullable String wrong, int depth, X509Certificate at) {}

  static int run(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(
            args,
            "verbose show_chain partial_chain no-CAfile no-CApath",
            "CAfile CApath untrusted trusted verify_hostname verify_ip attime purpose",
            "CRLfile crl_check crl_check_all x509_strict policy verify_depth verify_email"
                + " crl_download nameopt engine ignore_critical issuer_checks");
    Instant now = tool.process().machine().scheduler().instant();
    String time = a.value("attime");
    if (time != null && time.matches("\\d{1,12}")) {
      now = Instant.ofEpochSecond(Long.parseLong(time));
    }
    List<X509Certificate> trusted = trusted(tool, a);
    List<X509Certificate> others = new ArrayList<>();
    for (String file : a.all("untrusted")) {
      others.addAll(Pem.certificates(Utf8.decode(tool.load(file, "untrusted certificates"))));
    }
    int result = 0;
    List<@Nullable String> files = new ArrayList<>(a.operands());
    if (files.isEmpty()) {
      files.add(null);
    }
    for (String file : files) {
      X509Certificate c;
      try {
        c = tool.certificate(file, "certificate file", 2);
      } catch (ExitException e) {
        result = 2;
        continue;
      }
      String name = file == null ? "stdin" : file;
      Verdict verdict = judge(a, c, others, trusted, now);
      String wrong = verdict.wrong();
      if (wrong == null) {
        tool.process().out().println(name + ": OK");
        if (a.has("show_chain")) {
          chain(tool, c, others, trusted);
        }
        continue;
      }
      tool.say(Text.name(verdict.at().getSubjectX500Principal()));
      int code =
          wrong.equals("hostname mismatch")
              ? 62
              : wrong.equals("IP address mismatch") ? 64 : Tls.code(wrong);
      tool.say("error " + code + " at " + verdict.depth() + " depth lookup: " + wrong);
      tool.say("error " + name + ": verification failed");
      result = 2;
    }
    return result;
  }

  private static List<X509Certificate> trusted(Tool tool, Tool.Args a) throws IOException {
    List<X509Certificate> trusted = new ArrayList<>();
    boolean given = false;
    for (String option : List.of("CAfile", "trusted")) {
      for (String file : a.all(option)) {
        given = true;
        if (!tool.process().files().exists(tool.process().path(file))) {
          tool.say("Error loading file " + file);
          throw tool.exit(1);
        }
        trusted.addAll(Trusted.file(tool.process(), file));
      }
    }
    for (String folder : a.all("CApath")) {
      given = true;
      trusted.addAll(Trusted.folder(tool.process(), folder));
    }
    if (!given) {
      trusted.addAll(Trusted.system(tool.process()));
    }
    return trusted;
  }

  private static Verdict judge(
      Tool.Args a,
      X509Certificate c,
      List<X509Certificate> others,
      List<X509Certificate> trusted,
      Instant now) {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(c);
    chain.addAll(others);
    String wrong = Tls.verify(chain, trusted, now);
    if ("unable to verify the first certificate".equals(wrong)) {
      wrong = "unable to get local issuer certificate";
    }
    int depth = 0;
    X509Certificate at = c;
    if ("self-signed certificate in certificate chain".equals(wrong)) {
      while (depth < 10 && !at.getSubjectX500Principal().equals(at.getIssuerX500Principal())) {
        X509Certificate up = issuer(at, others);
        if (up == null) {
          break;
        }
        at = up;
        depth++;
      }
    }
    String host = a.value("verify_hostname", a.value("verify_ip", ""));
    if (wrong == null && !host.isEmpty() && !HostNames.match(c, host)) {
      wrong = a.has("verify_hostname") ? "hostname mismatch" : "IP address mismatch";
    }
    return new Verdict(wrong, depth, at);
  }

  static @Nullable X509Certificate issuer(X509Certificate of, List<X509Certificate> among) {
    return among.stream()
        .filter(c -> c.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
        .findFirst()
        .orElse(null);
  }

  private static void chain(
      Tool tool, X509Certificate c, List<X509Certificate> others, List<X509Certificate> trusted)
      throws IOException {
    tool.process().out().println("Chain:");
    X509Certificate at = c;
    for (int depth = 0; depth < 10; depth++) {
      boolean known = trusted.contains(at);
      tool.process()
          .out()
          .println(
              "depth="
                  + depth
                  + ": "
                  + Text.name(at.getSubjectX500Principal())
                  + (known ? "" : " (untrusted)"));
      X509Certificate up = known ? null : issuer(at, trusted);
      up = up == null && !known ? issuer(at, others) : up;
      if (up == null || up == at) {
        return;
      }
      at = up;
    }
  }
}
