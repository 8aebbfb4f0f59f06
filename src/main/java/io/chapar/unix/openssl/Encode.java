package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** enc -base64, which is base64 as well. */
final class Encode {
  private static final int LINE = 64;

  private Encode() {}

  static int base64(Tool tool, List<String> args) throws IOException {
    return run(tool, args);
  }

  static int run(Tool tool, List<String> args) throws IOException {
    boolean plain = tool.name().equals("base64");
    Tool.Args a =
        tool.parse(
            args,
            "base64 a A d e",
            "in out bufsize",
            "k kfile K iv S nosalt salt pbkdf2 iter md pass aes-256-cbc aes-128-cbc des3 none z"
                + " aes-256-ctr aes-256-ecb chacha20 p P v list ciphers debug");
    if (!plain && !a.has("base64") && !a.has("a")) {
      throw io.chapar.unix.Options.notSimulated(tool.process(), "-none");
    }
    byte[] input;
    try {
      input = tool.input(a.value("in"));
    } catch (DiskException e) {
      tool.say("Can't open \"" + a.value("in") + "\" for reading, " + e.getMessage());
      return 1;
    }
    byte[] output;
    if (a.has("d")) {
      output = decode(Utf8.decode(input), a.has("A"));
    } else {
      String code =
          a.has("A")
              ? Base64.getEncoder().encodeToString(input)
              : Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(input);
      output = Utf8.encode(code.isEmpty() || a.has("A") ? code : code + "\n");
    }
    tool.output(a.value("out"), output, 0666);
    return 0;
  }

  /** Without -A a line without its newline is not read, as the real one does. */
  private static byte[] decode(String text, boolean oneLine) {
    String code = text.replaceAll("\\s", "");
    if (!oneLine && !text.contains("\n")) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(code);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
