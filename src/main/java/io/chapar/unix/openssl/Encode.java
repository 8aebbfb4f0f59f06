package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** enc: ciphers, and -base64, which is a command as well. */
final class Encode {
  private static final int LINE = 64;
  private static final String FLAGS = "base64 a A d e nosalt salt pbkdf2 nopad p P";
  private static final String VALUED = "in out bufsize k kfile K iv S iter md pass";
  private static final Set<String> KNOWN =
      Set.of(
          (FLAGS + " " + VALUED + " none z aes-256-gcm chacha20 v list ciphers debug help")
              .split(" "));

  private Encode() {}

  static int base64(Tool tool, List<String> args) throws IOException {
    return run(tool, args);
  }

  static int run(Tool tool, List<String> args) throws IOException {
    boolean plain = tool.name().equals("base64");
    String cipher = "";
    List<String> options = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith("-") && Encipher.named(arg.substring(1))) {
        cipher = arg.substring(1);
      } else {
        options.add(arg);
      }
    }
    for (String arg : options) {
      if (!plain && arg.matches("-[a-z].*") && !KNOWN.contains(arg.substring(1))) {
        tool.say("enc: Unknown cipher: " + arg.substring(1));
        tool.say("enc: Use -help for summary.");
        return 1;
      }
    }
    Tool.Args a =
        tool.parse(options, FLAGS, VALUED, "none z aes-256-gcm chacha20 v list ciphers debug");
    if (!plain && !a.has("base64") && !a.has("a") && cipher.isEmpty()) {
      throw io.chapar.unix.Options.notSimulated(tool.process(), "-none");
    }
    byte[] input;
    try {
      input = tool.input(a.value("in"));
    } catch (DiskException e) {
      tool.say("Can't open \"" + a.value("in") + "\" for reading, " + e.getMessage());
      return 1;
    }
    Encipher encipher = cipher.isEmpty() ? null : Encipher.of(tool, a, cipher);
    if (encipher != null) {
      return encipher(tool, a, encipher, input);
    }
    byte[] output;
    if (a.has("d")) {
      output = decode(Utf8.decode(input), a.has("A"));
    } else {
      output = encode(input, a.has("A"));
    }
    tool.output(a.value("out"), output, 0666);
    return 0;
  }

  private static int encipher(Tool tool, Tool.Args a, Encipher encipher, byte[] input)
      throws IOException {
    boolean decrypt = a.has("d");
    boolean text = a.has("a") || a.has("base64");
    byte[] given = decrypt && text ? decode(Utf8.decode(input), a.has("A")) : input;
    byte[] done = encipher.run(given, decrypt);
    if (done == null) {
      return 1;
    }
    tool.output(a.value("out"), text && !decrypt ? encode(done, a.has("A")) : done, 0666);
    return 0;
  }

  private static byte[] encode(byte[] input, boolean oneLine) {
    String code =
        oneLine
            ? Base64.getEncoder().encodeToString(input)
            : Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(input);
    return Utf8.encode(code.isEmpty() || oneLine ? code : code + "\n");
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
