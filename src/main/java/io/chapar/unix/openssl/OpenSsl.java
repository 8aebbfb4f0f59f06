package io.chapar.unix.openssl;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** openssl(1): its commands in one list, each a class. */
public final class OpenSsl implements Program {
  /** One command: its arguments begin behind its name. */
  interface Command {
    int run(Tool tool, List<String> args) throws IOException;
  }

  private static final Set<String> DIGESTS =
      Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

  private static final Set<String> MISSING =
      Set.of(
          "asn1parse",
          "ca",
          "cms",
          "crl",
          "crl2pkcs7",
          "dhparam",
          "dsa",
          "dsaparam",
          "engine",
          "errstr",
          "fipsinstall",
          "gendsa",
          "info",
          "kdf",
          "list",
          "mac",
          "nseq",
          "ocsp",
          "pkcs7",
          "pkcs8",
          "pkeyparam",
          "pkeyutl",
          "prime",
          "rehash",
          "rsautl",
          "s_server",
          "s_time",
          "sess_id",
          "smime",
          "speed",
          "spkac",
          "srp",
          "storeutl",
          "ts");

  private static Map<String, Command> commands() {
    return Map.ofEntries(
        Map.entry("version", Small::version),
        Map.entry("rand", Small::rand),
        Map.entry("passwd", Small::passwd),
        Map.entry("ciphers", Ciphers::run),
        Map.entry("enc", Encode::run),
        Map.entry("base64", Encode::base64),
        Map.entry("dgst", (tool, args) -> Digest.run(tool, args, "")),
        Map.entry("genrsa", MakeKey::genrsa),
        Map.entry("genpkey", MakeKey::genpkey),
        Map.entry("ecparam", MakeKey::ecparam),
        Map.entry("rsa", ShowKey::rsa),
        Map.entry("ec", ShowKey::ec),
        Map.entry("pkey", ShowKey::pkey),
        Map.entry("pkcs12", Pkcs12::run),
        Map.entry("req", Request::run),
        Map.entry("x509", Certificate::run),
        Map.entry("verify", Verify::run),
        Map.entry("s_client", Client::run));
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    if (args.isEmpty()) {
      args.add("help");
    }
    String name = args.remove(0);
    if (name.equals("--version") || name.equals("-v")) {
      name = "version";
    }
    if (name.equals("help") || name.equals("--help")) {
      p.err().print("help:\n\nStandard commands\n");
      for (String each : commands().keySet().stream().sorted().toList()) {
        p.err().print(each + "\n");
      }
      return 0;
    }
    try {
      Command command = commands().get(name);
      if (command != null) {
        return command.run(new Tool(p, name), args);
      }
      if (Encipher.named(name)) {
        List<String> all = new ArrayList<>(args);
        all.add(0, "-" + name);
        return Encode.run(new Tool(p, "enc"), all);
      }
      if (DIGESTS.contains(name)) {
        return Digest.run(new Tool(p, "dgst"), args, name);
      }
    } catch (ExitException e) {
      p.out().flush();
      return e.status();
    }
    if (MISSING.contains(name)) {
      p.err().print("openssl: command '" + name + "' is not simulated here\n");
      return 2;
    }
    p.err().print("Invalid command '" + name + "'; type \"help\" for a list.\n");
    return 1;
  }
}
