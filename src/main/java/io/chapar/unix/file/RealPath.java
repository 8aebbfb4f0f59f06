package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** realpath(1). */
final class RealPath implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "e,canonicalize-existing",
          "m,canonicalize-missing",
          "L,logical",
          "P,physical",
          "q,quiet",
          "relative-to=",
          "relative-base=",
          "s,strip,no-symlinks",
          "z,zero");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    Paths.Missing missing =
        o.has("e") ? Paths.Missing.NONE : o.has("m") ? Paths.Missing.ALL : Paths.Missing.LAST;
    int status = 0;
    for (String name : o.operands()) {
      try {
        String path = o.has("s") ? lexical(p.path(name)) : Paths.canonical(p, name, missing);
        String to = o.value("relative-to");
        String base = o.value("relative-base");
        if (to != null) {
          path = Paths.relative(path, Paths.canonical(p, to, Paths.Missing.ALL));
        } else if (base != null && path.startsWith(Paths.canonical(p, base, Paths.Missing.ALL))) {
          path = Paths.relative(path, Paths.canonical(p, base, Paths.Missing.ALL));
        }
        p.out().print(path + (o.has("z") ? "\0" : "\n"));
      } catch (DiskException e) {
        status = 1;
        if (!o.has("q")) {
          Gnu.error(p, Quote.shellIfNeeded(name) + ": " + e.getMessage());
        }
      }
    }
    return status;
  }

  private static String lexical(String path) {
    java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
    for (String part : path.split("/+")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
