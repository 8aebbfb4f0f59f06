package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** uname(1), arch(1) and nproc(1). */
final class Uname implements Program {
  static final String RELEASE = "6.1.0-42-amd64";
  static final String VERSION = "#1 SMP PREEMPT_DYNAMIC Debian 6.1.159-1 (2025-12-30)";
  private static final Options OPTIONS =
      Options.coreutils(
          "a,all",
          "s,kernel-name",
          "n,nodename",
          "r,kernel-release",
          "v,kernel-version",
          "m,machine",
          "p,processor",
          "i,hardware-platform",
          "o,operating-system");
  private static final Options NPROC = Options.coreutils("all", "ignore=");

  @Override
  public int run(Process p) throws IOException {
    if (p.name().equals("arch")) {
      Options.Parsed none = NPROC.parse(p);
      if (!none.operands().isEmpty()) {
        throw NPROC.wrong(p, "extra operand " + Quote.locale(none.operands().get(0)));
      }
      p.out().println("x86_64");
      return 0;
    }
    if (p.name().equals("nproc")) {
      NPROC.parse(p);
      p.out().println("2");
      return 0;
    }
    Options.Parsed o = OPTIONS.parse(p);
    if (!o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "extra operand " + Quote.locale(o.operands().get(0)));
    }
    boolean all = o.has("a");
    List<String> out = new ArrayList<>();
    if (all || o.has("s") || o.uses().isEmpty()) {
      out.add("Linux");
    }
    add(out, all || o.has("n"), p.hostname());
    add(out, all || o.has("r"), RELEASE);
    add(out, all || o.has("v"), VERSION);
    add(out, all || o.has("m"), "x86_64");
    add(out, o.has("p"), "unknown");
    add(out, o.has("i"), "unknown");
    add(out, all || o.has("o"), "GNU/Linux");
    p.out().println(String.join(" ", out));
    return 0;
  }

  private static void add(List<String> out, boolean wanted, String text) {
    if (wanted) {
      out.add(text);
    }
  }
}
