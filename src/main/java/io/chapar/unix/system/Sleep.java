package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** sleep(1). */
final class Sleep implements Program {
  private static final Options OPTIONS = Options.coreutils();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> operands = o.operands();
    if (operands.isEmpty()) {
      throw OPTIONS.wrong(p, "missing operand");
    }
    Duration total = Duration.ZERO;
    boolean good = true;
    for (String text : operands) {
      Duration each = Intervals.parse(text);
      if (each == null) {
        Gnu.error(p, "invalid time interval " + Quote.locale(text));
        good = false;
      } else {
        total = total.plus(each);
      }
    }
    if (!good) {
      p.err().print("Try '" + p.args().get(0) + " --help' for more information.\n");
      return 1;
    }
    p.sleep(total);
    return 0;
  }
}
