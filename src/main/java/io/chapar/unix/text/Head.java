package io.chapar.unix.text;

import io.chapar.host.Channel;
import io.chapar.host.ExitException;
import io.chapar.host.In;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** head(1). */
final class Head implements Program {
  private static final Options OPTIONS =
      Options.coreutils("c,bytes=", "n,lines=", "q,quiet,silent", "v,verbose", "z,zero-terminated")
          .digits("n");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p, modern(p.args().subList(1, p.args().size())));
    String unit = o.last("c", "n");
    String amount = unit.isEmpty() ? "10" : o.value(unit, "10");
    boolean allBut = amount.startsWith("-");
    Long count = Say.count(allBut ? amount.substring(1) : amount);
    if (count == null) {
      throw new ExitException(
          Say.error(
              p,
              1,
              "invalid number of "
                  + (unit.equals("c") ? "bytes" : "lines")
                  + ": "
                  + Quote.locale(amount)));
    }
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    boolean titles = o.last("q", "v").equals("v") || names.size() > 1 && !o.has("q");
    int status = 0;
    boolean first = true;
    for (String name : names) {
      try (Records in = Records.open(p, name, o.has("z") ? '\0' : '\n')) {
        if (titles) {
          p.out()
              .print(
                  (first ? "" : "\n")
                      + "==> "
                      + (name.equals("-") ? "standard input" : name)
                      + " <==\n");
        }
        first = false;
        copy(p, in, unit.equals("c"), allBut, count);
        if (name.equals("-")) {
          giveBack(p, in.in());
        }
      } catch (IOException e) {
        status =
            Say.error(
                p,
                1,
                Say.isDirectory(e)
                    ? "error reading " + Quote.shell(name) + ": " + Say.reason(e)
                    : "cannot open " + Quote.shell(name) + " for reading: " + Say.reason(e));
      }
    }
    return status;
  }

  /** {@code -5c} is {@code -c 5} in old spelling. */
  private static List<String> modern(List<String> args) {
    List<String> out = new ArrayList<>(args);
    if (!args.isEmpty() && args.get(0).matches("-\\d+[ckbmlqvz]+")) {
      String old = args.get(0);
      int i = 1;
      while (Character.isDigit(old.charAt(i))) {
        i++;
      }
      String number = old.substring(1, i);
      String letters = old.substring(i);
      String unit =
          letters.contains("k")
              ? "K"
              : letters.contains("b") ? "b" : letters.contains("m") ? "M" : "";
      out.set(0, (unit.isEmpty() && !letters.contains("c") ? "-n" : "-c") + number + unit);
      for (char c : letters.toCharArray()) {
        if ("qvz".indexOf(c) >= 0) {
          out.add(1, "-" + c);
        }
      }
    }
    return out;
  }

  private static void copy(Process p, Records in, boolean bytes, boolean allBut, long count)
      throws IOException {
    if (bytes && !allBut) {
      byte[] buffer = new byte[8192];
      for (long left = count; left > 0; ) {
        int n = in.in().read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n <= 0) {
          return;
        }
        p.out().write(buffer, 0, n);
        left -= n;
      }
    } else if (bytes) {
      byte[] all = in.all();
      p.out().write(all, 0, (int) Math.max(0, all.length - count));
    } else if (allBut) {
      ArrayDeque<byte[]> held = new ArrayDeque<>();
      for (byte[] line; (line = in.raw()) != null; ) {
        held.add(line);
        if (held.size() > count) {
          p.out().write(held.remove());
        }
      }
    } else {
      for (long i = 0; i < count; i++) {
        byte[] line = in.raw();
        if (line == null) {
          return;
        }
        p.out().write(line);
      }
    }
  }

  /** What was read and not used of a file stays for the next who reads it. */
  private static void giveBack(Process p, In in) {
    Channel channel = p.channel(0);
    try {
      if (channel != null && in.available() > 0) {
        channel.seek(channel.position() - in.available());
      }
    } catch (IOException e) {
      // a pipe cannot be given anything back
    }
  }
}
