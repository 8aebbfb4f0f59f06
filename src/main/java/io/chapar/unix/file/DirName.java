package io.chapar.unix.file;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;

/** dirname(1). */
final class DirName implements Program {
  private static final Options OPTIONS = Options.coreutils("z,zero");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    for (String name : o.operands()) {
      p.out().print(directory(name) + (o.has("z") ? "\0" : "\n"));
    }
    return 0;
  }

  private static String directory(String name) {
    String trimmed = name.replaceAll("(?<=[^/])/+$", "");
    int slash = trimmed.lastIndexOf('/');
    if (slash < 0) {
      return ".";
    }
    String parent = trimmed.substring(0, slash).replaceAll("/+$", "");
    return parent.isEmpty() ? "/" : parent;
  }
}
