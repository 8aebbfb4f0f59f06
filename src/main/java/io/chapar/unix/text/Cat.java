package io.chapar.unix.text;

import io.chapar.host.Out;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;

/** cat(1). */
final class Cat implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "A,show-all",
          "b,number-nonblank",
          "e",
          "E,show-ends",
          "n,number",
          "s,squeeze-blank",
          "t",
          "T,show-tabs",
          "u",
          "v,show-nonprinting");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    boolean plain = o.uses().stream().allMatch(u -> u.name().equals("u"));
    Printer printer = new Printer(p.out(), o);
    byte[] buffer = new byte[8192];
    return Each.file(
        p,
        o.operands(),
        (in, name) -> {
          if (plain) {
            for (int n; (n = in.in().read(buffer, 0, buffer.length)) > 0; ) {
              p.out().write(buffer, 0, n);
              // cat writes what it has read at once
              p.out().flush();
            }
          } else {
            for (byte[] line; (line = in.raw()) != null; ) {
              printer.print(line);
            }
          }
        });
  }

  private static final class Printer {
    private final Out out;
    private final boolean ends;
    private final boolean tabs;
    private final boolean unprintable;
    private final boolean squeeze;
    private final boolean number;
    private final boolean numberFilled;
    private long line;
    private boolean lastBlank;
    private boolean middle;

    Printer(Out out, Options.Parsed o) {
      this.out = out;
      ends = o.has("A") || o.has("e") || o.has("E");
      tabs = o.has("A") || o.has("t") || o.has("T");
      unprintable = o.has("A") || o.has("e") || o.has("t") || o.has("v");
      squeeze = o.has("s");
      numberFilled = o.has("b");
      number = o.has("n") || numberFilled;
    }

    void print(byte[] raw) throws IOException {
      boolean ended = raw[raw.length - 1] == '\n';
      boolean blank = ended && raw.length == 1 && !middle;
      if (squeeze && blank && lastBlank) {
        return;
      }
      lastBlank = blank;
      if (number && !middle && !(numberFilled && blank)) {
        out.print(String.format("%6d\t", ++line));
      }
      StringBuilder text = new StringBuilder(raw.length + 8);
      int length = ended ? raw.length - 1 : raw.length;
      for (int i = 0; i < length; i++) {
        int c = raw[i] & 0xff;
        if (ends && c == '\r' && ended && i == length - 1) {
          text.append("^M");
        } else {
          show(text, c);
        }
      }
      if (ended) {
        text.append(ends ? "$\n" : "\n");
      }
      out.write(text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      middle = !ended;
    }

    private void show(StringBuilder text, int c) {
      if (c == '\t' ? !tabs : !unprintable || c >= ' ' && c < 127) {
        text.append((char) c);
        return;
      }
      int low = c;
      if (c >= 128) {
        text.append("M-");
        low = c - 128;
      }
      if (low < ' ') {
        text.append('^').append((char) (low + 64));
      } else if (low == 127) {
        text.append("^?");
      } else {
        text.append((char) low);
      }
    }
  }
}
