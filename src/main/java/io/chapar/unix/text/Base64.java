package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** base64(1). */
final class Base64 implements Program {
  private static final Options OPTIONS =
      Options.coreutils("d,decode", "i,ignore-garbage", "w,wrap=");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    String wrap = o.value("w", "76");
    if (!wrap.matches("\\d+")) {
      return Say.error(p, 1, "invalid wrap size: " + Quote.locale(wrap));
    }
    if (names.size() > 1) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(1)));
    }
    String name = names.isEmpty() ? "-" : names.get(0);
    try (Records in = Records.open(p, name)) {
      return o.has("d")
          ? decode(p, in, o.has("i"))
          : encode(p, in, wrap.length() > 9 ? 0 : Integer.parseInt(wrap));
    } catch (IOException e) {
      return Say.error(
          p,
          1,
          (Say.isDirectory(e) ? "read error" : Quote.shellIfNeeded(name)) + ": " + Say.reason(e));
    }
  }

  private static int encode(Process p, Records in, int wrap) throws IOException {
    byte[] buffer = new byte[3 * 1024];
    int column = 0;
    while (true) {
      int n = in.in().readNBytes(buffer, 0, buffer.length);
      if (n == 0) {
        break;
      }
      p.tick(n);
      String text =
          java.util.Base64.getEncoder()
              .encodeToString(n == buffer.length ? buffer : java.util.Arrays.copyOf(buffer, n));
      for (int i = 0; i < text.length(); ) {
        int take = wrap == 0 ? text.length() : Math.min(text.length() - i, wrap - column);
        p.out().print(text.substring(i, Math.min(text.length(), i + take)));
        i += take;
        column += take;
        if (wrap > 0 && column == wrap) {
          p.out().println();
          column = 0;
        }
      }
    }
    if (wrap > 0 && column > 0) {
      p.out().println();
    }
    return 0;
  }

  private static int decode(Process p, Records in, boolean ignore) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    int padding = 0;
    boolean bad = false;
    byte[] all =
        new String(in.all(), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    for (byte b : all) {
      int c = b & 0xff;
      if (c == '\n') {
        continue;
      }
      int value = ALPHABET.indexOf(c);
      if (c == '=' && count + padding >= 2 && count >= 2) {
        padding++;
        if (count + padding == 4) {
          flush(out, bits, count);
          bits = 0;
          count = 0;
          padding = 0;
        }
        continue;
      }
      if (value < 0 || padding > 0) {
        if (ignore && padding == 0) {
          continue;
        }
        bad = true;
        break;
      }
      bits = bits << 6 | value;
      if (++count == 4) {
        flush(out, bits, 4);
        bits = 0;
        count = 0;
      }
    }
    bad |= count > 0;
    if (count > 1) {
      flush(out, bits, count);
    }
    p.out().write(out.toByteArray());
    return bad ? Say.error(p, 1, "invalid input") : 0;
  }

  private static void flush(ByteArrayOutputStream out, int bits, int count) {
    int all = bits << 6 * (4 - count);
    for (int i = 0; i < count - 1; i++) {
      out.write(all >> 16 - 8 * i);
    }
  }
}
