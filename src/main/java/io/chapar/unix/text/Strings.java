package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** strings(1) of binutils: the runs of printable characters in files. */
final class Strings implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,all",
              "d,data",
              "f,print-file-name",
              "n,bytes=",
              "t,radix=",
              "o",
              "w,include-all-whitespace",
              "-e,encoding=",
              "-T,target=",
              "s,output-separator=",
              "-U,unicode=")
          .digits("n")
          .version("GNU Binutils for Debian", "2.40");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String least = o.value("n", "4");
    if (!least.matches("\\d{1,6}") || Integer.parseInt(least) == 0) {
      return Say.error(p, 1, "invalid minimum string length " + least);
    }
    String radix = o.has("o") ? "o" : o.value("t", "");
    if (!radix.matches("[odx]?")) {
      return Say.usage(p, 1, "invalid radix");
    }
    int status = 0;
    for (String name : o.operands().isEmpty() ? List.of("-") : o.operands()) {
      byte[] bytes;
      try (Records in = Records.open(p, name)) {
        bytes = in.all();
      } catch (IOException e) {
        String shown = Quote.shell(name);
        status =
            Say.isDirectory(e)
                ? Say.error(p, 1, "Warning: " + shown + " is a directory")
                : Say.error(p, 1, shown + ": " + noFile(Say.reason(e)));
        continue;
      }
      String prefix = !o.has("f") ? "" : (name.equals("-") ? "{standard input}" : name) + ": ";
      String end = o.value("s", "\n");
      int start = -1;
      for (int i = 0; i <= bytes.length; i++) {
        boolean shown = i < bytes.length && printable(bytes[i], o.has("w"));
        if (shown && start < 0) {
          start = i;
        } else if (!shown && start >= 0) {
          if (i - start >= Integer.parseInt(least)) {
            String at = radix.isEmpty() ? "" : String.format("%7" + radix + " ", start);
            p.out().print(prefix + at + Utf8.decode(bytes, start, i - start) + end);
          }
          start = -1;
        }
      }
    }
    return status;
  }

  private static String noFile(String reason) {
    return reason.startsWith("No such file") ? "No such file" : reason;
  }

  private static boolean printable(byte b, boolean blanks) {
    return b >= ' ' && b < 0x7f || b == '\t' || blanks && (b == '\n' || b == '\r');
  }
}
