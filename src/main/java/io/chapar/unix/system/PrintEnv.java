package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.Map;

/** printenv(1). */
final class PrintEnv implements Program {
  private static final Options OPTIONS = Options.coreutils("0,null").status(2).inOrder();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String end = o.has("0") ? "\0" : "\n";
    if (o.operands().isEmpty()) {
      for (Map.Entry<String, String> each : p.env().entrySet()) {
        p.out().print(each.getKey() + "=" + each.getValue() + end);
      }
      return 0;
    }
    int status = 0;
    for (String name : o.operands()) {
      String value = p.env().get(name);
      if (value == null) {
        status = 1;
      } else {
        p.out().print(value + end);
      }
    }
    return status;
  }
}
