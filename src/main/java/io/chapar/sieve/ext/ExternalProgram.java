package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Pipe;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Omitted;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the plugin sieve_extprograms adds: pipe, filter and execute, which run programs out of a
 * directory of the administrator's.
 */
final class ExternalProgram extends Extension {
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f/\\x7f]");
  private final String verb;

  ExternalProgram(String verb) {
    super("vnd.dovecot." + verb, 1);
    this.verb = verb;
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(verb), this);
    return true;
  }

  private static final class Command extends Definition {
    private final String verb;

    Command(String verb) {
      super(verb, verb.equals("pipe") ? Kind.COMMAND : Kind.HYBRID, -1);
      this.verb = verb;
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      if (verb.equals("pipe")) {
        registration.tag(flag("try"), ext, 1);
      }
      if (verb.equals("execute")) {
        registration.tag(
            Tags.with("input", "input", Checker.Type.STRING, false, Command::alone), ext, 1);
        registration.tag(flag("pipe"), ext, 1);
        registration.tag(
            Tags.with("output", "output", Checker.Type.STRING, false, Command::variable), ext, 2);
      }
    }

    private static io.chapar.sieve.check.Tag flag(String name) {
      return Tags.flag(
          name,
          tag -> {
            tag.field(name);
            return Raw.of(0, tag.line(), name);
          });
    }

    private static boolean alone(Checker checker, Node node, Arg tag, Arg param) {
      if (node.data() != null) {
        return checker.error(
            param, "multiple :input or :pipe arguments specified for the " + node.title());
      }
      node.data(tag.tagName());
      return true;
    }

    private static boolean variable(Checker checker, Node node, Arg tag, Arg param) {
      if (!checker.uses("variables")) {
        return checker.error(
            param,
            "the "
                + node.title()
                + " only allows for the specification of an :output argument when the variables"
                + " extension is active");
      }
      return VariableNames.activate(checker, param, true);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg program = node.positional(0);
      if (program == null) {
        return checker.error(
            node,
            "the "
                + node.title()
                + " expects at least one positional argument, but none was found");
      }
      if (!checker.argument(node, 0, "program-name", Checker.Type.STRING)) {
        return false;
      }
      if (!program.literal()) {
        return checker.error(
            program,
            "the " + node.title() + " requires a constant string for its program-name argument");
      }
      String name = program.literalText();
      if (name.isEmpty() || name.length() > 512 || CONTROL.matcher(name).find()) {
        return checker.error(
            program, node.title() + ": invalid program name '" + Bytes.shown(name, 80) + "'");
      }
      if (node.positional(1) == null) {
        return true;
      }
      if (!checker.argument(node, 1, "arguments", Checker.Type.LIST)) {
        return false;
      }
      return node.positional(2) == null
          || checker.error(
              node,
              "the "
                  + node.title()
                  + " expects at most two positional arguments, but more were found");
    }

    @Override
    public void generate(Generator generator, Node node) {
      List<Op.Field> fields = new ArrayList<>(node.fields("program-name"));
      fields.add(
          node.positional(1) == null
              ? new Op.Field("arguments", new Omitted("", node.line()))
              : node.fields("program-name", "arguments").get(1));
      boolean test = node.test();
      generator.emit(
          node,
          new Op(
              node.extension(),
              verb.toUpperCase(Locale.ROOT),
              node.options(),
              fields,
              (run, op) -> run(run, op, verb, test)));
    }
  }

  private static void run(Run run, Op op, String verb, boolean test) {
    String program = op.text(run, 0);
    List<String> args = op.field(1) instanceof Texts ? op.texts(run, 1) : List.of();
    run.trace(Trace.Level.ACTIONS, verb + " action");
    if (verb.equals("pipe")) {
      boolean soft = op.named("try") != null;
      run.execution()
          .result()
          .add(run, "pipe", new Pipe(program, args, soft), SideEffects.of(run, op), 0, true);
      return;
    }
    run.descend();
    run.trace(Trace.Level.ACTIONS, "execute program `" + Bytes.shown(program, 128) + "'");
    Mail mail = run.execution().mail();
    String input = Tags.text(op, "input", run);
    byte[] bytes =
        verb.equals("filter") || op.named("pipe") != null
            ? mail.bytes()
            : Bytes.raw(input == null ? "" : input);
    Surroundings.Ran ran = run.execution().surroundings().program(verb, program, args, bytes);
    if (ran.status() == 0) {
      run.trace(Trace.Level.ACTIONS, "executed program successfully");
      done(run, op, verb, ran.output());
    } else if (ran.status() > 0) {
      run.trace(Trace.Level.ACTIONS, verb + " action: program indicated false result");
    } else {
      String failed =
          ran.missing()
              ? verb + " action: program `" + Bytes.shown(program, 80) + "' not found"
              : verb
                  + " action: failed to execute to program `"
                  + Bytes.shown(program, 80)
                  + "': refer to server log for more information. "
                  + Pipe.stamp(run.execution().time());
      if (!test) {
        throw run.fail(failed);
      }
      run.error(failed);
    }
    if (test) {
      run.result(ran.status() == 0);
    }
  }

  private static void done(Run run, Op op, String verb, byte[] output) {
    if (verb.equals("filter")) {
      run.execution().mail(Mail.of(output));
      run.trace(Trace.Level.ACTIONS, "changed message");
      return;
    }
    Object variable = op.named("output");
    if (variable instanceof VariableNames.Ref ref) {
      ref.set(run, Bytes.of(output));
      run.trace(Trace.Level.ACTIONS, "assigned output variable");
    }
  }
}
