package io.chapar.postfix.smtpd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the JDK and OpenSSL call the same things. */
final class TlsProtocols {
  private static final List<String> ALL =
      List.of("SSLv2", "SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private TlsProtocols() {}

  /** The protocols that a list such as {@code >=TLSv1} or {@code !SSLv3} leaves; null: no list. */
  static @Nullable List<String> parse(String text) {
    List<String> left = new ArrayList<>(ALL);
    List<String> included = new ArrayList<>();
    for (String word : text.split("[\\s,:]+")) {
      if (word.isEmpty()) {
        continue;
      }
      boolean least = word.startsWith(">=");
      boolean most = word.startsWith("<=");
      boolean not = word.startsWith("!");
      String name = canonical(word.substring(least || most ? 2 : not ? 1 : 0));
      if (name == null) {
        return null;
      }
      int place = ALL.indexOf(name);
      if (least) {
        left.removeAll(ALL.subList(0, place));
      } else if (most) {
        left.removeAll(ALL.subList(place + 1, ALL.size()));
      } else if (not) {
        left.remove(name);
      } else {
        included.add(name);
      }
    }
    if (!included.isEmpty()) {
      left.retainAll(included);
    }
    left.replaceAll(name -> name.equals("SSLv2") ? "SSLv2Hello" : name);
    return left;
  }

  private static @Nullable String canonical(String word) {
    for (String name : ALL) {
      if (name.equalsIgnoreCase(word)) {
        return name;
      }
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "0300" -> "SSLv3";
      case "0301", "tlsv1.0" -> "TLSv1";
      case "0302" -> "TLSv1.1";
      case "0303" -> "TLSv1.2";
      case "0304" -> "TLSv1.3";
      default -> null;
    };
  }

  /** A cipher suite by OpenSSL's name. */
  static String cipherName(String suite) {
    if (!suite.contains("_WITH_")) {
      return suite;
    }
    String name = suite.substring(suite.indexOf('_') + 1).replace("_WITH_", "_");
    if (name.startsWith("RSA_")) {
      name = name.substring(4);
    }
    return name.replace("AES_", "AES")
        .replace("CHACHA20_POLY1305_SHA256", "CHACHA20_POLY1305")
        .replace("_CBC_", "_")
        .replace('_', '-');
  }

  /** Whether a failed handshake is the client's disappearance. */
  static boolean connectionLost(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("terminated the handshake")
        || lower.contains("connection reset")
        || lower.contains("closed")
        || lower.contains("broken pipe")
        || lower.contains("end of");
  }

  /** A failed handshake in the words of OpenSSL. */
  static String libraryError(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("plaintext")
        || lower.contains("unrecognized ssl message")
        || lower.contains("unsupported or unrecognized")) {
      return "error:0A00010B:SSL routines::wrong version number:../ssl/record/ssl3_record.c:350:";
    }
    if (lower.contains("protocol_version")
        || lower.contains("protocol version")
        || lower.contains("not supported by the client")
        || lower.contains("does not accept protocol")
        || lower.contains("supported protocol")) {
      return "error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1664:";
    }
    if (lower.contains("cipher") || lower.contains("handshake_failure")) {
      return "error:0A0000C1:SSL routines::no shared cipher:../ssl/statem/statem_srvr.c:2220:";
    }
    if (lower.contains("unknown_ca")) {
      return "error:0A000418:SSL routines::tlsv1 alert unknown ca:../ssl/record/rec_layer_s3.c:1602:SSL alert number 48:";
    }
    if (lower.contains("certificate")) {
      return "error:0A000412:SSL routines::sslv3 alert bad certificate:../ssl/record/rec_layer_s3.c:1602:SSL alert number 42:";
    }
    return "error:0A000126:SSL routines::unexpected eof while reading:../ssl/record/rec_layer_s3.c:322:";
  }
}
