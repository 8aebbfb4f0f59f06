package io.chapar.unix.swaks;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How swaks authenticates: which mechanisms, with which name and password. */
final class Auth {
  private static final List<String> ANY = List.of("CRAM-MD5", "CRAM-SHA1", "LOGIN", "PLAIN");
  private static final Set<String> KNOWN = Set.of("CRAM-MD5", "CRAM-SHA1", "LOGIN", "PLAIN");

  /** What came of it. */
  enum Result {
    DONE,
    NOT_ADVERTISED,
    NO_COMMON_TYPE,
    REFUSED
  }

  private final List<String> types;
  private final boolean any;
  private final String user;
  private final String password;
  private final boolean plain;
  private final @Nullable String hidden;

  private Auth(
      List<String> types,
      boolean any,
      String user,
      String password,
      boolean plain,
      @Nullable String hidden) {
    this.types = types;
    this.any = any;
    this.user = user;
    this.password = password;
    this.plain = plain;
    this.hidden = hidden;
  }

  /** What the options ask for; null if they do not ask for authentication. */
  static @Nullable Auth of(Process p, Arguments a, Printer printer, boolean byProtocol)
      throws IOException {
    boolean wanted = byProtocol;
    String list = "";
    for (String option : List.of("auth-optional", "auth-optional-strict", "auth")) {
      if (a.has(option)) {
        wanted = true;
        list = a.value(option, list);
      }
    }
    wanted |= a.has("auth-user") || a.has("auth-password");
    if (!wanted) {
      return null;
    }
    boolean any = list.isEmpty() || list.equalsIgnoreCase("ANY");
    List<String> types = new ArrayList<>();
    List<String> asked = any ? ANY : Arrays.asList(list.toUpperCase(Locale.ROOT).split(",", -1));
    for (String type : asked) {
      if (KNOWN.contains(type)) {
        types.add(type);
      } else if (type.equals("DIGEST-MD5")) {
        printer.error("AUTH DIGEST-MD5 not available: requires Authen::SASL");
      } else if (List.of("NTLM", "SPA", "MSN").contains(type)) {
        printer.error("AUTH NTLM not available: requires Authen::NTLM");
      } else {
        printer.error(type + " is not a recognized auth type, skipping");
      }
    }
    if (types.isEmpty()) {
      printer.error("No auth types supported");
      throw new ExitException(10);
    }
    String user = a.value("auth-user", "");
    user = user.isEmpty() ? Arguments.ask(p, "Username: ") : user;
    String password = a.value("auth-password", "");
    password = password.isEmpty() ? Arguments.ask(p, "Password: ") : password;
    String hide = a.value("auth-hide-password");
    return new Auth(
        types,
        any,
        user.equals("<>") ? "" : user,
        password.equals("<>") ? "" : password,
        a.has("auth-plaintext"),
        hide == null || !hide.isEmpty() ? hide : "PROVIDED_BUT_REMOVED");
  }

  /** Whether any mechanism would have done. */
  boolean any() {
    return any;
  }

  /** Authenticates with the first mechanism that the server has and that works. */
  Result run(Wire wire, @Nullable Set<String> advertised) throws IOException {
    if (advertised == null || advertised.isEmpty()) {
      return Result.NOT_ADVERTISED;
    }
    boolean tried = false;
    for (String type : types) {
      if (!advertised.contains(type)) {
        continue;
      }
      tried = true;
      boolean done =
          switch (type) {
            case "PLAIN" -> plain(wire);
            case "LOGIN" -> login(wire);
            default -> cram(wire, type);
          };
      if (done) {
        return Result.DONE;
      }
    }
    return tried ? Result.REFUSED : Result.NO_COMMON_TYPE;
  }

  private String secret() {
    return hidden == null ? password : hidden;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(Utf8.encode(text));
  }

  private boolean plain(Wire wire) throws IOException {
    String shown =
        plain
            ? "AUTH PLAIN \\0" + user + "\\0" + secret()
            : "AUTH PLAIN " + encoded("\0" + user + "\0" + secret());
    return wire.exchange(
        "AUTH PLAIN " + encoded("\0" + user + "\0" + password), "235", shown, false);
  }

  private boolean login(Wire wire) throws IOException {
    return wire.exchange("AUTH LOGIN", "334", null, plain)
        && wire.exchange(encoded(user), "334", plain ? user : null, plain)
        && wire.exchange(encoded(password), "235", plain ? secret() : encoded(secret()), false);
  }

  private boolean cram(Wire wire, String type) throws IOException {
    if (!wire.exchange("AUTH " + type, "334", null, plain)) {
      return false;
    }
    String reply = wire.reply();
    String answer;
    try {
      byte[] challenge =
          Base64.getMimeDecoder().decode(reply.length() > 4 ? reply.substring(4) : "");
      String algorithm = type.endsWith("SHA1") ? "HmacSHA1" : "HmacMD5";
      Mac mac = Mac.getInstance(algorithm);
      byte[] key = Utf8.encode(password);
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
      answer = user + " " + HexFormat.of().formatHex(mac.doFinal(challenge));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      answer = user + " ";
    }
    return wire.exchange(encoded(answer), "235", plain ? answer : null, false);
  }
}
