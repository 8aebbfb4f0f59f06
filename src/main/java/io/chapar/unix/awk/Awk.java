package io.chapar.unix.awk;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.unix.Manual;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** awk(1), which is mawk. */
public final class Awk implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    List<String> assignments = new ArrayList<>();
    StringBuilder program = new StringBuilder();
    boolean given = false;
    String fs = null;
    int i = 1;
    while (i < args.size()) {
      String arg = args.get(i);
      if (arg.length() < 2 || arg.charAt(0) != '-') {
        break;
      }
      i++;
      if (arg.equals("--")) {
        break;
      }
      char option = arg.charAt(1);
      if (option == 'W') {
        String word = arg.length() > 2 ? arg.substring(2) : i < args.size() ? args.get(i++) : "";
        if (word.startsWith("v")) {
          p.out().println("mawk 1.3.4 20200120");
          return 0;
        }
        if (!word.startsWith("i")) {
          p.out()
              .print(
                  Manual.page("mawk", "1") == null
                      ? "Usage: mawk [Options] [Program] [file ...]\n"
                      : "");
          return word.startsWith("h") || word.startsWith("u") ? 0 : 2;
        }
        continue;
      }
      if ("Ffv".indexOf(option) < 0 || arg.equals("--version") || arg.equals("--help")) {
        return Say.error(p, 2, "not an option: " + arg);
      }
      if (arg.length() == 2 && i >= args.size()) {
        return Say.error(p, 2, "option " + arg + " lacks argument");
      }
      String value = arg.length() > 2 ? arg.substring(2) : args.get(i++);
      if (option == 'F') {
        fs = value;
      } else if (option == 'v') {
        assignments.add(value);
      } else {
        given = true;
        try (Records in = Records.open(p, value)) {
          program.append(Latin.of(in.all())).append('\n');
        } catch (IOException e) {
          return Say.error(p, 2, "cannot open " + value + " (" + Say.reason(e) + ")");
        }
      }
    }
    if (!given) {
      if (i >= args.size()) {
        p.err().print("Usage: mawk [Options] [Program] [file ...]\n");
        return 0;
      }
      program.append(Latin.of(args.get(i++)));
    }
    try {
      return run(p, program.toString(), fs, assignments, args.subList(i, args.size()));
    } catch (RegexLimitException e) {
      return Say.error(p, 2, "program limit exceeded: regular expression");
    }
  }

  private static int run(
      Process p,
      String program,
      @org.jspecify.annotations.Nullable String fs,
      List<String> assignments,
      List<String> operands)
      throws IOException {
    Interpreter interpreter;
    try {
      Source source = Parser.parse(program);
      interpreter = new Interpreter(p, source);
    } catch (AwkException e) {
      return complain(p, e, "");
    }
    try {
      setUp(p, interpreter, operands);
      if (fs != null) {
        interpreter.global("FS", Value.of(unescape(Latin.of(fs))));
      }
      for (String each : assignments) {
        if (!assignment(interpreter, Latin.of(each))) {
          return Say.error(p, 2, "improper assignment: -v " + each);
        }
      }
      int status = interpreter.run();
      interpreter.streams.closeAll();
      return status;
    } catch (AwkException e) {
      interpreter.streams.flushAll();
      String where =
          "\tFILENAME=\""
              + interpreter.global("FILENAME").string("%.6g")
              + "\" FNR="
              + interpreter.global("FNR").string("%.6g")
              + " NR="
              + interpreter.global("NR").string("%.6g")
              + "\n";
      return complain(
          p, e, String.valueOf(e.getMessage()).startsWith("run time error") ? where : "");
    }
  }

  private static int complain(Process p, AwkException e, String where) throws IOException {
    p.out().flush();
    p.err().write(Latin.bytes(p.name() + ": " + e.getMessage() + "\n" + where));
    return 2;
  }

  private static void setUp(Process p, Interpreter interpreter, List<String> operands) {
    AwkArray argv = interpreter.globalArray("ARGV");
    argv.put(Value.of(0), "%.6g", Value.of(Latin.of(p.name())));
    for (int i = 0; i < operands.size(); i++) {
      argv.put(Value.of(i + 1), "%.6g", Value.input(Latin.of(operands.get(i))));
    }
    interpreter.global("ARGC", Value.of(operands.size() + 1));
    AwkArray environ = interpreter.globalArray("ENVIRON");
    p.env()
        .forEach(
            (name, value) ->
                environ.put(Value.of(Latin.of(name)), "%.6g", Value.input(Latin.of(value))));
  }

  /** Makes the assignment that {@code text} is; false if it is none. */
  static boolean assignment(Evaluator awk, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || !text.substring(0, equals).matches("[A-Za-z_][A-Za-z_0-9]*")) {
      return false;
    }
    awk.global(text.substring(0, equals), Value.input(unescape(text.substring(equals + 1))));
    return true;
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    Lexer lexer =
        new Lexer("\"" + text.replace("\n", "\\n").replaceAll("(?<!\\\\)\"", "\\\\\"") + "\"");
    lexer.next();
    return lexer.text;
  }
}
