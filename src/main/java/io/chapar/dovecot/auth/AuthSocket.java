package io.chapar.dovecot.auth;

import io.chapar.dovecot.conf.Conf;
import io.chapar.host.Machine;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The auth process's socket for clients such as Postfix: Dovecot's authentication protocol, version
 * 1.1. Requests are answered in the order in which they come.
 */
public final class AuthSocket {
  private static final int MAX_LINE = 16 * 1024;

  private final Machine machine;
  private final Authenticator auth;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, Sasl> running = new HashMap<>();

  private AuthSocket(Machine machine, Authenticator auth, SimSocket socket) throws IOException {
    this.machine = machine;
    this.auth = auth;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Serves a client until it leaves; one that finds no working auth process is hung up on. */
  public static void serve(Machine machine, Conf conf, SimSocket socket) throws IOException {
    Authenticator auth = new Authenticator(machine, conf);
    if (auth.start() != null) {
      return;
    }
    auth.opening();
    new AuthSocket(machine, auth, socket).run();
  }

  private void say(String line) throws IOException {
    out.write(Utf8.encode(line + "\n"));
    out.flush();
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int c = in.read();
      if (c < 0 || line.size() > MAX_LINE) {
        return null;
      }
      if (c == '\n') {
        return Utf8.decode(line.toByteArray());
      }
      line.write(c);
    }
  }

  private void run() throws IOException {
    byte[] cookie = new byte[16];
    machine.random().nextBytes(cookie);
    say("VERSION\t1\t2");
    for (String mechanism : auth.mechanisms()) {
      String traits =
          switch (mechanism) {
            case "PLAIN", "LOGIN" -> "\tplaintext";
            case "CRAM-MD5" -> "\tdictionary\tactive";
            case "DIGEST-MD5" -> "\tdictionary\tactive\tmutual-auth";
            default -> "";
          };
      say("MECH\t" + mechanism + traits);
    }
    say("SPID\t" + (machine.memory().get(AuthLog.WORKERS).auth() + 1));
    say("CUID\t1");
    say("COOKIE\t" + java.util.HexFormat.of().formatHex(cookie));
    say("DONE");
    String line;
    while ((line = line()) != null) {
      String[] f = line.split("\t", -1);
      switch (f[0]) {
        case "VERSION" -> {
          if (f.length < 2 || !f[1].equals("1")) {
            return;
          }
        }
        case "CPID" -> {}
        case "AUTH" -> begin(f);
        case "CONT" -> go(f);
        case "CANCEL" -> running.remove(f.length > 1 ? f[1] : "");
        default -> {
          return;
        }
      }
    }
  }

  private void begin(String[] f) throws IOException {
    if (f.length < 3) {
      return;
    }
    String id = f[1];
    String mechanism = f[2].toUpperCase(Locale.ROOT);
    List<String> parameters = Arrays.asList(f).subList(3, f.length);
    AuthRequest request =
        AuthRequest.over(
            value(parameters, "service"),
            mechanism,
            value(parameters, "lip"),
            value(parameters, "rip"),
            value(parameters, "session"),
            parameters.contains("secured"));
    Sasl sasl = Sasl.start(mechanism, auth, request, machine);
    if (sasl == null) {
      say("FAIL\t" + id + "\treason=Unsupported mechanism");
      return;
    }
    running.put(id, sasl);
    auth.begun(
        request,
        parameters.stream()
            .filter(p -> p.startsWith("resp="))
            .map(p -> p.substring(5))
            .findFirst()
            .orElse(null));
    int resp = -1;
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).startsWith("resp=")) {
        resp = i;
      }
    }
    if (resp < 0) {
      say("CONT\t" + id + "\t" + base64(sasl.challenge()));
    } else {
      answer(id, sasl, parameters.get(resp).substring(5));
    }
  }

  private static String value(List<String> parameters, String name) {
    for (String parameter : parameters) {
      if (parameter.startsWith(name + "=")) {
        return parameter.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Utf8.encode(text));
  }

  private void go(String[] f) throws IOException {
    Sasl sasl = f.length < 3 ? null : running.get(f[1]);
    if (sasl != null) {
      answer(f[1], sasl, f[2]);
    }
  }

  private void answer(String id, Sasl sasl, String response) throws IOException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(response);
    } catch (IllegalArgumentException e) {
      running.remove(id);
      say("FAIL\t" + id + "\treason=Invalid base64 data in continued response");
      return;
    }
    Authenticator.Outcome outcome = sasl.answer(bytes);
    if (outcome == null) {
      say("CONT\t" + id + "\t" + base64(sasl.challenge()));
      return;
    }
    running.remove(id);
    if (outcome instanceof Authenticator.Outcome.Accepted accepted) {
      say("OK\t" + id + "\tuser=" + accepted.request().user() + "\t");
    } else {
      Authenticator.Outcome.Refused refused = (Authenticator.Outcome.Refused) outcome;
      String code =
          refused.code().isEmpty()
              ? ""
              : "\tcode=" + refused.code() + (refused.code().equals("temp_fail") ? "\ttemp" : "");
      String user = refused.request().user().isEmpty() ? "" : "\tuser=" + refused.request().user();
      say("FAIL\t" + id + user + code);
    }
  }
}
