package io.chapar.dovecot.command;

import io.chapar.dovecot.auth.Schemes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** doveadm pw: makes and checks password hashes. */
final class PwCommand {
  private PwCommand() {}

  static void run(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("pw", args.subList(1, args.size()), "lp:r:s:t:u:V");
    if (options.has('l')) {
      adm.process().out().print(String.join(" ", Schemes.names()) + " \n");
      return;
    }
    if (!options.rest.isEmpty()) {
      adm.error("Extraneous arguments found: " + options.rest.get(0));
      throw new Adm.ExitException(Adm.USAGE);
    }
    String scheme = options.get('s', "CRYPT").toUpperCase(Locale.ROOT);
    String user = options.get('u', "");
    if (options.has('t')) {
      test(adm, options, user);
      return;
    }
    String bare = scheme.contains(".") ? scheme.substring(0, scheme.indexOf('.')) : scheme;
    if (!Schemes.names().contains(bare)) {
      throw adm.fatal(Adm.TEMP, "Unknown scheme: " + scheme);
    }
    if (!Schemes.simulated(scheme)) {
      adm.process().err().print("doveadm pw: scheme '" + bare + "' is not simulated here\n");
      throw new Adm.ExitException(2);
    }
    if (bare.equals("DIGEST-MD5") && user.isEmpty()) {
      throw adm.fatal(Adm.TEMP, "pw: DIGEST-MD5 scheme requires username with realm (-u option)");
    }
    String password = options.has('p') ? options.get('p', "") : ask(adm, true);
    String rounds = options.get('r', "0");
    int n = rounds.matches("\\d{1,7}") ? Integer.parseInt(rounds) : 0;
    if (n > 0 && n < 1000 && bare.startsWith("SHA") && bare.endsWith("-CRYPT")) {
      n = 1000;
    }
    String hash = Schemes.make(scheme, password, user, adm.process().machine().random(), n);
    adm.process()
        .out()
        .print("{" + scheme + "}" + hash + (options.has('V') ? " (verified)" : "") + "\n");
  }

  private static String ask(Adm adm, boolean twice) throws IOException {
    var terminal = adm.process().terminal();
    for (int tries = 0; tries < 20; tries++) {
      String first = line(adm, terminal, "Enter new password: ");
      String second = twice ? line(adm, terminal, "Retype new password: ") : first;
      if (first.equals(second)) {
        return first;
      }
      adm.error("Passwords don't match!");
    }
    return "";
  }

  private static String line(
      Adm adm, io.chapar.host.@org.jspecify.annotations.Nullable Terminal terminal, String prompt)
      throws IOException {
    if (terminal != null && adm.process().terminal(0)) {
      terminal.echo(false);
      adm.process().out().print(prompt);
      adm.process().out().flush();
    }
    try {
      String line = adm.process().in().readLine();
      return line == null ? "" : line;
    } finally {
      if (terminal != null && adm.process().terminal(0)) {
        terminal.echo(true);
        adm.process().out().print("\n");
      }
    }
  }

  private static void test(Adm adm, Adm.Options options, String user) throws IOException {
    String hash = options.get('t', "");
    if (!hash.startsWith("{") || hash.indexOf('}') < 0) {
      throw adm.fatal(Adm.TEMP, "Missing {scheme} prefix from hash");
    }
    String password = options.has('p') ? options.get('p', "") : ask(adm, false);
    switch (Schemes.check(password, hash, "PLAIN", user)) {
      case MATCH -> adm.process().out().print(hash + " (verified)\n");
      case MISMATCH ->
          throw adm.fatal(
              Adm.TEMP, "reverse password verification check failed: Password mismatch");
      case UNKNOWN ->
          throw adm.fatal(
              Adm.TEMP,
              "reverse decode check failed: Unknown scheme " + Schemes.schemeOf(hash, ""));
      default -> {
        String complaint = Schemes.complaint(hash);
        throw adm.fatal(
            Adm.TEMP,
            complaint.isEmpty()
                ? "reverse decode check failed: Input isn't valid base64 encoded data"
                : "reverse password verification check failed: " + complaint);
      }
    }
  }
}
