package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** base32(1). */
final class Base32 implements Program {
  private static final Options OPTIONS =
      Options.coreutils("d,decode", "i,ignore-garbage", "w,wrap=");
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    String wrap = o.value("w", "76");
    if (!wrap.matches("\\d{1,9}")) {
      return Say.error(p, 1, "invalid wrap size: " + Quote.locale(wrap));
    }
    if (names.size() > 1) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(1)));
    }
    String name = names.isEmpty() ? "-" : names.get(0);
    byte[] all;
    try (Records in = Records.open(p, name)) {
      all = in.all();
    } catch (IOException e) {
      return Say.error(
          p,
          1,
          (Say.isDirectory(e) ? "read error" : Quote.shellIfNeeded(name)) + ": " + Say.reason(e));
    }
    if (o.has("d")) {
      return decode(p, all, o.has("i"));
    }
    String text = encode(all);
    int columns = Integer.parseInt(wrap);
    for (int i = 0; i < text.length(); i += columns) {
      if (columns == 0) {
        p.out().print(text);
        break;
      }
      p.out().println(text.substring(i, Math.min(text.length(), i + columns)));
    }
    return 0;
  }

  private static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 5) {
      long group = 0;
      int n = Math.min(5, bytes.length - i);
      for (int k = 0; k < 5; k++) {
        group = group << 8 | (k < n ? bytes[i + k] & 0xff : 0);
      }
      int letters = (n * 8 + 4) / 5;
      for (int k = 0; k < 8; k++) {
        out.append(k < letters ? ALPHABET.charAt((int) (group >> 35 - 5 * k) & 31) : '=');
      }
    }
    return out.toString();
  }

  private static int decode(Process p, byte[] all, boolean ignore) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long group = 0;
    int letters = 0;
    int padding = 0;
    boolean bad = false;
    for (byte b : all) {
      int value = ALPHABET.indexOf(b);
      if (b == '\n') {
        continue;
      }
      if (b == '=' && letters >= 2) {
        padding++;
      } else if (value >= 0 && padding == 0) {
        group = group << 5 | value;
        letters++;
      } else if (!ignore) {
        bad = true;
        break;
      }
      if (letters + padding == 8) {
        flush(out, group, letters);
        group = 0;
        letters = 0;
        padding = 0;
      }
    }
    flush(out, group, letters);
    p.out().write(out.toByteArray());
    return bad || letters > 0 ? Say.error(p, 1, "invalid input") : 0;
  }

  private static void flush(ByteArrayOutputStream out, long group, int letters) {
    long all = group << 5 * (8 - letters);
    for (int i = 0; i < letters * 5 / 8; i++) {
      out.write((int) (all >> 32 - 8 * i));
    }
  }
}
