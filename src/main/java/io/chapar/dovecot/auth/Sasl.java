package io.chapar.dovecot.auth;

import io.chapar.host.Machine;
import io.chapar.text.Utf8;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SASL mechanism at work, seen from the auth process: challenges out, responses in, an outcome at
 * the end.
 */
public abstract class Sasl {
  final Authenticator auth;
  final AuthRequest request;

  Sasl(Authenticator auth, AuthRequest request) {
    this.auth = auth;
    this.request = request;
  }

  /** A mechanism by its name in capitals; null if it is not offered or not simulated. */
  public static @Nullable Sasl start(
      String mechanism, Authenticator auth, AuthRequest request, Machine machine) {
    if (!auth.mechanisms().contains(mechanism)) {
      return null;
    }
    return switch (mechanism) {
      case "PLAIN" -> new Plain(auth, request);
      case "LOGIN" -> new Login(auth, request);
      case "CRAM-MD5" -> new CramMd5(auth, request, machine);
      case "DIGEST-MD5" -> new DigestMd5(auth, request, machine);
      case "SCRAM-SHA-1", "SCRAM-SHA-256" -> new Scram(auth, request, machine, mechanism);
      case "ANONYMOUS" -> new Anonymous(auth, request);
      case "EXTERNAL" -> new External(auth, request);
      default -> null;
    };
  }

  /** The next challenge. */
  public abstract String challenge();

  /** Takes a response; null if another challenge is due. */
  public abstract Authenticator.@Nullable Outcome answer(byte[] response);

  AuthRequest named(String login) {
    return request.named(login);
  }

  private static final class Plain extends Sasl {
    Plain(Authenticator auth, AuthRequest request) {
      super(auth, request);
    }

    @Override
    public String challenge() {
      return "";
    }

    @Override
    public Authenticator.Outcome answer(byte[] response) {
      String[] f = Utf8.decode(response).split("\0", -1);
      if (f.length != 3) {
        return auth.garbled(request, "invalid input");
      }
      boolean other = !f[0].isEmpty() && !f[0].equals(f[1]);
      AuthRequest who = named(f[1]);
      return auth.login(other ? who.requesting(f[0]) : who, f[2]);
    }
  }

  private static final class Anonymous extends Sasl {
    Anonymous(Authenticator auth, AuthRequest request) {
      super(auth, request);
    }

    @Override
    public String challenge() {
      return "";
    }

    @Override
    public Authenticator.Outcome answer(byte[] response) {
      return auth.anonymous(named(auth.settings().get("auth_anonymous_username")));
    }
  }

  /** A client's certificate says who it is; none has been asked for here. */
  private static final class External extends Sasl {
    External(Authenticator auth, AuthRequest request) {
      super(auth, request);
    }

    @Override
    public String challenge() {
      return "";
    }

    @Override
    public Authenticator.Outcome answer(byte[] response) {
      return auth.garbled(request, "username not known");
    }
  }

  private static final class Login extends Sasl {
    private @Nullable String user;

    Login(Authenticator auth, AuthRequest request) {
      super(auth, request);
    }

    @Override
    public String challenge() {
      return user == null ? "Username:" : "Password:";
    }

    @Override
    public Authenticator.@Nullable Outcome answer(byte[] response) {
      String name = user;
      if (name == null) {
        user = Utf8.decode(response);
        return null;
      }
      return auth.login(named(name), Utf8.decode(response));
    }
  }

  private static final class CramMd5 extends Sasl {
    private final String challenge;

    CramMd5(Authenticator auth, AuthRequest request, Machine machine) {
      super(auth, request);
      this.challenge =
          String.format(
              "<%016d.%d@%s>",
              machine.random().nextLong() >>> 12,
              machine.scheduler().nanos() / 1_000_000_000L,
              machine.hostname().split("\\.", 2)[0]);
    }

    @Override
    public String challenge() {
      return challenge;
    }

    @Override
    public Authenticator.Outcome answer(byte[] response) {
      String text = Utf8.decode(response);
      int space = text.lastIndexOf(' ');
      if (space < 0) {
        return auth.garbled(request, "missing digest");
      }
      String user = text.substring(0, space);
      String stored = auth.credentials(named(user));
      if (stored == null) {
        return auth.settled(named(user), false, Utf8.decode(response));
      }
      String clear = Schemes.clear(stored, "PLAIN");
      String scheme = Schemes.schemeOf(stored, "PLAIN");
      if (Schemes.check("", stored, "PLAIN", user) == Schemes.Result.INVALID) {
        return auth.unusable(named(user), scheme);
      }
      byte[] context =
          clear != null
              ? HmacMd5.context(Utf8.encode(clear))
              : scheme.equalsIgnoreCase("CRAM-MD5") || scheme.equalsIgnoreCase("HMAC-MD5")
                  ? HexFormat.of().parseHex(Schemes.hashOf(stored))
                  : new byte[0];
      if (context.length != 32) {
        return auth.settled(named(user), false, Utf8.decode(response));
      }
      String mac = HexFormat.of().formatHex(HmacMd5.mac(context, Utf8.encode(challenge)));
      return mac.equals(text.substring(space + 1))
          ? auth.settled(named(user), true, "")
          : auth.settled(named(user), false, Utf8.decode(response));
    }
  }

  private static final class DigestMd5 extends Sasl {
    private final String nonce;
    private boolean done;

    DigestMd5(Authenticator auth, AuthRequest request, Machine machine) {
      super(auth, request);
      byte[] bytes = new byte[16];
      machine.random().nextBytes(bytes);
      this.nonce = java.util.Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String challenge() {
      List<String> realms = auth.settings().words("auth_realms");
      String realm = realms.isEmpty() ? "" : realms.get(0);
      return "realm=\""
          + realm
          + "\",nonce=\""
          + nonce
          + "\",qop=\"auth\",charset=\"utf-8\",algorithm=\"md5-sess\"";
    }

    @Override
    public Authenticator.Outcome answer(byte[] response) {
      Map<String, String> f = new HashMap<>();
      for (String part : Utf8.decode(response).split(",(?=[a-z-]+=)", -1)) {
        int eq = part.indexOf('=');
        if (eq > 0) {
          f.put(part.substring(0, eq).strip(), part.substring(eq + 1).replaceAll("^\"|\"$", ""));
        }
      }
      String user = f.getOrDefault("username", "");
      String stored = auth.credentials(named(user));
      String clear = stored == null ? null : Schemes.clear(stored, "PLAIN");
      if (clear == null || done || !nonce.equals(f.get("nonce"))) {
        return auth.settled(named(user), false, Utf8.decode(response));
      }
      done = true;
      byte[] secret = md5(Utf8.encode(user + ":" + f.getOrDefault("realm", "") + ":" + clear));
      byte[] tail = Utf8.encode(":" + nonce + ":" + f.getOrDefault("cnonce", ""));
      byte[] a1 = Arrays.copyOf(secret, secret.length + tail.length);
      System.arraycopy(tail, 0, a1, secret.length, tail.length);
      String a2 = "AUTHENTICATE:" + f.getOrDefault("digest-uri", "");
      String expected =
          hex(
              hex(a1)
                  + ":"
                  + nonce
                  + ":"
                  + f.getOrDefault("nc", "")
                  + ":"
                  + f.getOrDefault("cnonce", "")
                  + ":auth:"
                  + hex(Utf8.encode(a2)));
      return expected.equals(f.get("response"))
          ? auth.settled(named(user), true, "")
          : auth.settled(named(user), false, Utf8.decode(response));
    }

    private static byte[] md5(byte[] bytes) {
      try {
        return java.security.MessageDigest.getInstance("MD5").digest(bytes);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(md5(bytes));
    }

    private static String hex(String text) {
      return hex(Utf8.encode(text));
    }
  }
}
