package io.chapar.unix.sed;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.unix.Options;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** sed(1). */
public final class Sed implements Program {
  private static final String USAGE =
      "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...";
  private static final Options OPTIONS =
      Options.of(
              "n,quiet,silent",
              "-debug",
              "e,expression=",
              "f,file=",
              "-follow-symlinks",
              "i,in-place=?",
              "l,line-length=",
              "posix",
              "E,r,regexp-extended",
              "s,separate",
              "-sandbox",
              "u,unbuffered",
              "z,null-data,zero-terminated")
          .hint(USAGE + "\nTry 'sed --help' for more information.")
          .version("GNU sed", "4.9");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> files = new ArrayList<>(o.operands());
    Script script = new Script();
    int expressions = 0;
    for (Options.Use use : o.uses()) {
      String value = use.value();
      if (use.name().equals("e") && value != null) {
        script.add(new Script.Piece(value, ++expressions, ""));
      } else if (use.name().equals("f") && value != null) {
        try (Records in = Records.open(p, value)) {
          script.add(new Script.Piece(Utf8.decode(in.all()), 0, value));
        } catch (IOException e) {
          return Say.error(
              p,
              4,
              (Say.isDirectory(e) ? "read error on " : "couldn't open file ")
                  + value
                  + ": "
                  + Say.reason(e));
        }
      }
    }
    if (script.isEmpty()) {
      if (files.isEmpty()) {
        p.err().println(USAGE + "\nTry 'sed --help' for more information.");
        return 1;
      }
      script.add(new Script.Piece(files.remove(0), 1, ""));
    }
    try {
      Parser parser = new Parser(script, o.has("E"), o.has("posix"));
      List<Command> commands = parser.parse();
      Input input = new Input(p, files, o);
      Machine machine = new Machine(p, commands, input, o, o.has("n") || parser.silent());
      return machine.run();
    } catch (ScriptException e) {
      return Say.error(p, e.status(), String.valueOf(e.getMessage()));
    } catch (RegexLimitException e) {
      return Say.error(p, 4, "couldn't match: memory exhausted");
    }
  }
}
