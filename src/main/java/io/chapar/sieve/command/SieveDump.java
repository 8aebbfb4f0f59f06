package io.chapar.sieve.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.sieve.script.Workshop;
import java.io.IOException;

/** sieve-dump: shows what is in a compiled script. */
public final class SieveDump implements Program {
  private static final String HELP =
      "Usage: sieve-dump [-c <config-file>] [-D] [-h] [-P <plugin>] [-x <extensions>]\n"
          + "                  <sieve-binary> [<out-file>]\n";

  @Override
  public int run(Process p) throws IOException {
    Tool tool = new Tool(p, "sieve-dump", "DhP:x:", HELP);
    return tool.run(() -> run(tool));
  }

  private static int run(Tool tool) throws IOException, FatalException {
    tool.parse();
    if (tool.has('h')) {
      throw new FatalException(2, "option '-h' is not simulated here", false);
    }
    String binary = tool.operand(0, "script-file");
    tool.start(true);
    Workshop.Opened opened = tool.workshop().load(binary);
    if (opened == null) {
      tool.error("Error", "failed to load binary: " + binary);
      return 1;
    }
    String out = tool.operands().size() > 1 ? tool.operands().get(1) : "-";
    tool.write(out, Dumping.text(opened.binary(), tool.engine()));
    return 0;
  }
}
