package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** paste(1). */
final class Paste implements Program {
  private static final Options OPTIONS =
      Options.coreutils("d,delimiters=", "s,serial", "z,zero-terminated");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String list = o.value("d", "\t");
    List<String> delimiters = new ArrayList<>();
    for (int i = 0; i < list.length(); ) {
      int c = list.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\\') {
        if (i >= list.length()) {
          return Say.error(p, 1, "delimiter list ends with an unescaped backslash: " + list);
        }
        c = list.codePointAt(i);
        i += Character.charCount(c);
        int known = "0bfnrtv".indexOf(c);
        delimiters.add(
            known == 0
                ? ""
                : known > 0
                    ? Character.toString("\b\f\n\r\t\013".charAt(known - 1))
                    : Character.toString(c));
      } else {
        delimiters.add(Character.toString(c));
      }
    }
    if (delimiters.isEmpty()) {
      delimiters.add("");
    }
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    char end = o.has("z") ? '\0' : '\n';
    return o.has("s") ? serial(p, names, delimiters, end) : parallel(p, names, delimiters, end);
  }

  private static int serial(Process p, List<String> names, List<String> delimiters, char end)
      throws IOException {
    return Each.file(
        p,
        names,
        end,
        (in, name) -> {
          int n = 0;
          for (byte[] line; (line = in.next()) != null; n++) {
            if (n > 0) {
              p.out().print(delimiters.get((n - 1) % delimiters.size()));
            }
            p.out().write(line);
          }
          p.out().write(end);
        });
  }

  private static int parallel(Process p, List<String> names, List<String> delimiters, char end)
      throws IOException {
    List<Records> files = new ArrayList<>();
    Records standard = null;
    for (String name : names) {
      try {
        if (name.equals("-")) {
          standard = standard == null ? Records.open(p, name, end) : standard;
          files.add(standard);
        } else {
          files.add(Records.open(p, name, end));
        }
      } catch (IOException e) {
        return Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
      }
    }
    while (true) {
      List<byte[]> lines = new ArrayList<>();
      boolean any = false;
      for (Records file : files) {
        byte[] line = file.next();
        any |= line != null;
        lines.add(line == null ? new byte[0] : line);
      }
      if (!any) {
        return 0;
      }
      for (int i = 0; i < lines.size(); i++) {
        if (i > 0) {
          p.out().print(delimiters.get((i - 1) % delimiters.size()));
        }
        p.out().write(lines.get(i));
      }
      p.out().write(end);
    }
  }
}
