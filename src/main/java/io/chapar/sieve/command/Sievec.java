package io.chapar.sieve.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.Workshop;
import java.io.IOException;
import java.util.List;

/** sievec: compiles scripts. */
public final class Sievec implements Program {
  private static final String HELP =
      "Usage: sievec  [-c <config-file>] [-d] [-D] [-P <plugin>] [-x <extensions>] \n"
          + "              <script-file> [<out-file>]\n";

  @Override
  public int run(Process p) throws IOException {
    Tool tool = new Tool(p, "sievec", "DdP:x:u:", HELP);
    return tool.run(() -> run(tool));
  }

  private static int run(Tool tool) throws IOException, FatalException {
    tool.parse();
    boolean dump = tool.has('d');
    String script = tool.operand(0, "script-file");
    String out = tool.operands().size() > 1 ? tool.operands().get(1) : dump ? "-" : null;
    tool.start(true);
    Process p = tool.process();
    if (p.files().isDirectory(p.path(script))) {
      if (dump) {
        throw new FatalException(
            FatalException.USAGE,
            "the -d option is not allowed when scriptfile is a directory.",
            false);
      }
      if (out != null) {
        throw new FatalException(
            FatalException.USAGE,
            "the outfile argument is not allowed when scriptfile is a directory.",
            false);
      }
      return all(tool, script);
    }
    Workshop.Opened opened = tool.compile(script, " '" + script + "'");
    if (dump) {
      tool.write(out == null ? "-" : out, Dumping.text(opened.binary(), tool.engine()));
      return 0;
    }
    ScriptFile file = tool.find(script);
    if (out != null) {
      tool.workshop().save(opened, out, 0600);
    } else if (file != null) {
      tool.workshop().save(opened, file.binary(), file.mode());
    }
    return 0;
  }

  private static int all(Tool tool, String dir) throws IOException, FatalException {
    Process p = tool.process();
    List<String> names = p.files().list(p.path(dir));
    for (String name : names) {
      if (ScriptFile.nameOf(name) != null) {
        String path = dir + (dir.endsWith("/") ? "" : "/") + name;
        Workshop.Opened opened = tool.compile(path, " '" + path + "'");
        ScriptFile file = tool.find(path);
        if (file != null) {
          tool.workshop().save(opened, file.binary(), file.mode());
        }
      }
    }
    return 0;
  }
}
