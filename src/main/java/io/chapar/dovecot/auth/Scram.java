package io.chapar.dovecot.auth;

import io.chapar.host.Machine;
import io.chapar.text.Utf8;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM-SHA-1 and SCRAM-SHA-256 (RFC 5802, RFC 7677): both sides prove that they know the password,
 * and nobody says it.
 */
final class Scram extends Sasl {
  private final Machine machine;
  private final String mechanism;
  private final String nonce;
  private AuthRequest who;
  private String challenge = "";
  private String gs2 = "";
  private String first = "";
  private @Nullable ScramKeys keys;
  private boolean proven;

  Scram(Authenticator auth, AuthRequest request, Machine machine, String mechanism) {
    super(auth, request);
    this.machine = machine;
    this.mechanism = mechanism;
    this.who = request;
    byte[] bytes = new byte[48];
    machine.random().nextBytes(bytes);
    this.nonce = Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String challenge() {
    return challenge;
  }

  @Override
  public Authenticator.@Nullable Outcome answer(byte[] response) {
    String text = Utf8.decode(response);
    ScramKeys known = keys;
    if (proven) {
      return auth.settled(who, true, "");
    }
    return known == null ? begin(text) : end(known, text);
  }

  private Authenticator.@Nullable Outcome begin(String text) {
    String[] f = text.split(",", -1);
    if (f.length < 3 && !f[0].startsWith("p=")) {
      return auth.garbled(request, "Invalid initial client message");
    }
    if (f[0].startsWith("p=")) {
      return auth.garbled(request, "Channel binding not supported");
    }
    if (!f[0].equals("n") && !f[0].equals("y")) {
      return auth.garbled(request, "Invalid GS2 header");
    }
    String user = f[2].startsWith("n=") ? unescaped(f[2].substring(2)) : null;
    if (f[2].startsWith("m=")) {
      return auth.garbled(request, "Mandatory extension(s) not supported");
    }
    if (f.length < 4) {
      return auth.garbled(request, "Invalid initial client message: Missing nonce field");
    }
    if (!f[1].isEmpty() || user == null || user.isEmpty()) {
      return auth.garbled(request, "Invalid username field");
    }
    if (!f[3].startsWith("r=") || f[3].length() < 3) {
      return auth.garbled(request, "Invalid client nonce");
    }
    gs2 = f[0] + "," + f[1] + ",";
    first = text.substring(gs2.length());
    who = named(user);
    String stored = auth.credentials(who);
    if (stored == null) {
      return auth.refused(who, "");
    }
    String hash = ScramKeys.hashOf(mechanism);
    String scheme = Schemes.schemeOf(stored, "PLAIN").toUpperCase(Locale.ROOT);
    String clear = Schemes.clear(stored, "PLAIN");
    ScramKeys own;
    if (clear != null) {
      own = ScramKeys.of(hash, clear, machine.random());
    } else if (scheme.equals(mechanism)) {
      try {
        own = ScramKeys.read(hash, Schemes.hashOf(stored));
      } catch (ScramKeys.BadEntryException e) {
        return auth.refused(who, String.valueOf(e.getMessage()));
      }
    } else {
      return auth.lacking(who, "Requested " + mechanism + " scheme, but we have only " + scheme);
    }
    keys = own;
    challenge =
        "r="
            + f[3].substring(2)
            + nonce
            + ",s="
            + Base64.getEncoder().encodeToString(own.salt())
            + ",i="
            + own.iterations();
    return null;
  }

  private Authenticator.@Nullable Outcome end(ScramKeys known, String text) {
    String[] f = text.split(",", -1);
    int proof = text.lastIndexOf(",p=");
    if (f.length < 3 || proof < 0) {
      return auth.refused(who, "Invalid final client message");
    }
    String binding = "c=" + Base64.getEncoder().encodeToString(Utf8.encode(gs2));
    if (!f[0].equals(binding)) {
      return auth.refused(who, "Invalid channel binding data");
    }
    if (!f[1].equals(challenge.substring(0, challenge.indexOf(',')))) {
      return auth.refused(who, "Wrong nonce");
    }
    byte[] message = Utf8.encode(first + "," + challenge + "," + text.substring(0, proof));
    if (!known.proves(ScramKeys.decoded(text.substring(proof + 3)), message)) {
      return auth.settled(who, false, "");
    }
    proven = true;
    challenge = "v=" + known.signature(message);
    return null;
  }

  /** A name with "=2C" and "=3D" for ',' and '='; null if it has another '='. */
  private static @Nullable String unescaped(String name) {
    return name.replace("=2C", "").replace("=3D", "").indexOf('=') >= 0
        ? null
        : name.replace("=2C", ",").replace("=3D", "=");
  }
}
