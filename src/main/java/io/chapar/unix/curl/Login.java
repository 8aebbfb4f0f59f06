package io.chapar.unix.curl;

import io.chapar.text.Utf8;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** SASL as libcurl does it: the mechanisms in its order of preference. */
final class Login {
  private final String user;
  private final String password;

  Login(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** How a protocol carries the exchange. */
  interface Carrier {
    /** Sends the command that begins, perhaps with an initial response. */
    void begin(String mechanism, @Nullable String initial) throws IOException;

    /** The server's next challenge, decoded; null when the exchange is over. */
    byte @Nullable [] challenge() throws IOException;

    /** Sends a response. */
    void respond(String text) throws IOException;
  }

  /** The mechanism that both sides know and curl likes best, or null. */
  static @Nullable String choose(Set<String> offered, @Nullable String options) {
    for (String mechanism : new String[] {"CRAM-MD5", "PLAIN", "LOGIN"}) {
      boolean wanted =
          options == null
              || options.equalsIgnoreCase("AUTH=*")
              || options.equalsIgnoreCase("AUTH=" + mechanism);
      if (offered.contains(mechanism) && wanted) {
        return mechanism;
      }
    }
    return null;
  }

  /** Goes through a mechanism. */
  void run(String mechanism, Carrier carrier, boolean initialResponse) throws IOException {
    String plain = encode("\0" + user + "\0" + password);
    switch (mechanism) {
      case "PLAIN" -> {
        carrier.begin("PLAIN", initialResponse ? plain : null);
        if (!initialResponse && carrier.challenge() != null) {
          carrier.respond(plain);
        }
      }
      case "LOGIN" -> {
        carrier.begin("LOGIN", initialResponse ? encode(user) : null);
        if (!initialResponse && carrier.challenge() != null) {
          carrier.respond(encode(user));
        }
        if (carrier.challenge() != null) {
          carrier.respond(encode(password));
        }
      }
      default -> {
        carrier.begin(mechanism, null);
        byte[] challenge = carrier.challenge();
        if (challenge != null) {
          carrier.respond(encode(user + " " + digest(challenge)));
        }
      }
    }
  }

  private String digest(byte[] challenge) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      byte[] key = Utf8.encode(password);
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacMD5"));
      return HexFormat.of().formatHex(mac.doFinal(challenge));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return Base64.getEncoder().encodeToString(Utf8.encode(text));
  }

  static byte[] decode(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
