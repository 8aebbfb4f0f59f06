package io.chapar.unix.file;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** basename(1). */
final class BaseName implements Program {
  private static final Options OPTIONS =
      Options.coreutils("a,multiple", "s,suffix=", "z,zero").inOrder();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    boolean many = o.has("a") || o.has("s");
    if (!many && names.size() > 2) {
      throw OPTIONS.wrong(p, "extra operand " + Quote.locale(names.get(2)));
    }
    String suffix = many ? o.value("s", "") : names.size() == 2 ? names.get(1) : "";
    for (String name : many ? names : names.subList(0, 1)) {
      String base = Gnu.base(name);
      boolean cut = !suffix.isEmpty() && base.endsWith(suffix) && !base.equals(suffix);
      p.out()
          .print(
              (cut ? base.substring(0, base.length() - suffix.length()) : base)
                  + (o.has("z") ? "\0" : "\n"));
    }
    return 0;
  }
}
