package io.chapar.unix.openssl;

import io.chapar.host.crypt.Crypt;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** version, rand and passwd. */
final class Small {
  private static final String VERSION = "OpenSSL 3.0.22 25 Aug 2026";
  private static final int MOST = 64 << 20;

  private Small() {}

  static int version(Tool tool, List<String> args) throws IOException {
    Tool.Args a = tool.parse(args, "a v d", "", "b c e f m o p r");
    tool.process().out().println(VERSION + " (Library: " + VERSION + ")");
    if (a.has("a")) {
      tool.process().out().println("platform: debian-amd64\nOPENSSLDIR: \"/usr/lib/ssl\"");
    }
    return 0;
  }

  static int rand(Tool tool, List<String> args) throws IOException {
    Tool.Args a = tool.parse(args, "hex base64", "out", "rand writerand engine provider");
    String count = a.operands().isEmpty() ? "" : a.operands().get(0);
    if (count.isEmpty()) {
      return 0;
    }
    if (!count.matches("\\d{1,9}") || Integer.parseInt(count) > MOST) {
      tool.say("rand: Can't parse \"" + count + "\" as a number");
      return 1;
    }
    byte[] bytes = new byte[Integer.parseInt(count)];
    RandomGenerator random = tool.process().machine().random();
    random.nextBytes(bytes);
    tool.process().tick(bytes.length);
    if (a.has("hex")) {
      tool.output(a.value("out"), HexFormat.of().formatHex(bytes) + "\n");
    } else if (a.has("base64")) {
      tool.output(a.value("out"), Secrets.base64(bytes) + "\n");
    } else {
      tool.output(a.value("out"), bytes, 0600);
    }
    return 0;
  }

  static int passwd(Tool tool, List<String> args) throws IOException {
    Tool.Args a =
        tool.parse(args, "6 5 1 apr1 stdin noverify quiet reverse table", "salt in", "aixmd5");
    String method = "1";
    for (String option : a.order()) {
      method = option.matches("6|5|1|apr1") ? option : method;
    }
    List<String> passwords = a.operands();
    String file = a.value("in");
    if (file != null || a.has("stdin")) {
      passwords = io.chapar.text.Utf8.decode(tool.input(file)).lines().toList();
    } else if (passwords.isEmpty()) {
      String typed = Secrets.ask(tool, "Password: ");
      if (typed == null) {
        tool.process().err().print("Password: ");
        return 1;
      }
      String again = a.has("noverify") ? typed : Secrets.ask(tool, "Verifying - Password: ");
      if (!typed.equals(again)) {
        tool.say("Verify failure");
        return 1;
      }
      passwords = List.of(typed);
    }
    for (String password : passwords) {
      int length = method.equals("6") || method.equals("5") ? 16 : 8;
      String salt = a.value("salt", Crypt.salt(length, tool.process().machine().random()));
      String hash = Objects.requireNonNullElse(Crypt.hash(password, "$" + method + "$" + salt), "");
      String line = hash;
      if (a.has("table")) {
        line = a.has("reverse") ? hash + "\t" + password : password + "\t" + hash;
      }
      tool.process().out().println(line);
    }
    return 0;
  }
}
