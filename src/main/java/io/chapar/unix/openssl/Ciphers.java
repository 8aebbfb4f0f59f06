package io.chapar.unix.openssl;

import java.io.IOException;
import java.util.List;

/** ciphers: the suites that the hosts speak, by OpenSSL's names and in its order. */
final class Ciphers {
  private record Suite(String name, String protocol, String kx, String au, String enc, String mac) {
    String line() {
      return String.format(
          "%-30s %s Kx=%-8s Au=%-5s Enc=%-22s Mac=%s", name, protocol, kx, au, enc, mac);
    }
  }

  private static final List<Suite> ALL =
      List.of(
          new Suite("TLS_AES_256_GCM_SHA384", "TLSv1.3", "any", "any", "AESGCM(256)", "AEAD"),
          new Suite(
              "TLS_CHACHA20_POLY1305_SHA256",
              "TLSv1.3",
              "any",
              "any",
              "CHACHA20/POLY1305(256)",
              "AEAD"),
          new Suite("TLS_AES_128_GCM_SHA256", "TLSv1.3", "any", "any", "AESGCM(128)", "AEAD"),
          tls12("ECDHE-ECDSA-AES256-GCM-SHA384", "ECDH", "ECDSA", "AESGCM(256)", "AEAD"),
          tls12("ECDHE-RSA-AES256-GCM-SHA384", "ECDH", "RSA", "AESGCM(256)", "AEAD"),
          tls12("DHE-RSA-AES256-GCM-SHA384", "DH", "RSA", "AESGCM(256)", "AEAD"),
          tls12("ECDHE-ECDSA-CHACHA20-POLY1305", "ECDH", "ECDSA", "CHACHA20/POLY1305(256)", "AEAD"),
          tls12("ECDHE-RSA-CHACHA20-POLY1305", "ECDH", "RSA", "CHACHA20/POLY1305(256)", "AEAD"),
          tls12("DHE-RSA-CHACHA20-POLY1305", "DH", "RSA", "CHACHA20/POLY1305(256)", "AEAD"),
          tls12("ECDHE-ECDSA-AES128-GCM-SHA256", "ECDH", "ECDSA", "AESGCM(128)", "AEAD"),
          tls12("ECDHE-RSA-AES128-GCM-SHA256", "ECDH", "RSA", "AESGCM(128)", "AEAD"),
          tls12("DHE-RSA-AES128-GCM-SHA256", "DH", "RSA", "AESGCM(128)", "AEAD"),
          tls12("ECDHE-ECDSA-AES256-SHA384", "ECDH", "ECDSA", "AES(256)", "SHA384"),
          tls12("ECDHE-RSA-AES256-SHA384", "ECDH", "RSA", "AES(256)", "SHA384"),
          tls12("DHE-RSA-AES256-SHA256", "DH", "RSA", "AES(256)", "SHA256"),
          tls12("ECDHE-ECDSA-AES128-SHA256", "ECDH", "ECDSA", "AES(128)", "SHA256"),
          tls12("ECDHE-RSA-AES128-SHA256", "ECDH", "RSA", "AES(128)", "SHA256"),
          tls12("DHE-RSA-AES128-SHA256", "DH", "RSA", "AES(128)", "SHA256"),
          tls12("AES256-GCM-SHA384", "RSA", "RSA", "AESGCM(256)", "AEAD"),
          tls12("AES128-GCM-SHA256", "RSA", "RSA", "AESGCM(128)", "AEAD"),
          tls12("AES256-SHA256", "RSA", "RSA", "AES(256)", "SHA256"),
          tls12("AES128-SHA256", "RSA", "RSA", "AES(128)", "SHA256"));

  private Ciphers() {}

  private static Suite tls12(String name, String kx, String au, String enc, String mac) {
    return new Suite(name, "TLSv1.2", kx, au, enc, mac);
  }

  static int run(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(args, "v s tls1_3 tls1_2", "ciphersuites", "V psk srp stdname tls1 tls1_1");
    String list = a.operands().isEmpty() ? "DEFAULT" : a.operands().get(0);
    List<Suite> chosen =
        ALL.stream().filter(s -> s.protocol().equals("TLSv1.3") || matches(s, list)).toList();
    if (!list.equals("DEFAULT") && chosen.size() == 3) {
      tool.say("Error in cipher list");
      tool.error(
          "0A0000B9",
          "SSL routines",
          "SSL_CTX_set_cipher_list",
          "no cipher match",
          "ssl/ssl_lib.c:2741:");
      return 1;
    }
    if (a.has("tls1_3")) {
      chosen = chosen.stream().filter(s -> s.protocol().equals("TLSv1.3")).toList();
    }
    if (a.has("tls1_2") && a.has("s")) {
      chosen = chosen.stream().filter(s -> s.protocol().equals("TLSv1.2")).toList();
    }
    if (a.has("v")) {
      for (Suite suite : chosen) {
        tool.process().out().println(suite.line());
      }
      return 0;
    }
    tool.process().out().println(String.join(":", chosen.stream().map(Suite::name).toList()));
    return 0;
  }

  /** Whether a cipher string takes a suite: words joined by +, alternatives by a colon. */
  private static boolean matches(Suite s, String list) {
    boolean taken = false;
    for (String item : list.split("[:, ]", -1)) {
      boolean out = item.startsWith("!") || item.startsWith("-");
      boolean all = true;
      for (String word : (out ? item.substring(1) : item).split("\\+", -1)) {
        all &= word(s, word);
      }
      taken = all ? !out : taken;
    }
    return taken;
  }

  private static boolean word(Suite s, String word) {
    return switch (word) {
      case "DEFAULT", "ALL", "HIGH", "TLSv1.2" -> true;
      case "ECDHE", "EECDH", "kECDHE" -> s.kx().equals("ECDH");
      case "DHE", "EDH", "kDHE" -> s.kx().equals("DH");
      case "RSA", "kRSA" -> s.kx().equals("RSA");
      case "aRSA" -> s.au().equals("RSA");
      case "ECDSA", "aECDSA" -> s.au().equals("ECDSA");
      case "AESGCM" -> s.enc().startsWith("AESGCM");
      case "AES" -> s.enc().startsWith("AES");
      case "AES256" -> s.enc().matches("AES.*256.*");
      case "AES128" -> s.enc().matches("AES.*128.*");
      case "CHACHA20" -> s.enc().startsWith("CHACHA20");
      case "SHA256", "SHA384" -> s.mac().equals(word);
      default -> s.name().equals(word);
    };
  }
}
