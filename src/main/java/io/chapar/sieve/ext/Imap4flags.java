package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.SideEffect;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.action.Store;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Omitted;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.MatchType;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import io.chapar.sieve.syntax.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** imap4flags: setflag, addflag, removeflag, hasflag, and :flags. */
final class Imap4flags extends Extension {
  private static final String KEY = "imap4flags";

  Imap4flags() {
    super(KEY, 4);
  }

  @Override
  public boolean load(Checker checker) {
    for (String name : List.of("setflag", "addflag", "removeflag")) {
      checker.register(new FlagCommand(name), this);
    }
    checker.register(new HasFlag(), this);
    for (String name : List.of("keep", "fileinto")) {
      Registration registration = checker.registration(name);
      registration.tag(
          Tags.with(
              "flags",
              "",
              Checker.Type.LIST,
              false,
              (c, node, tag, param) -> {
                Operand operand = param.operand();
                if (operand instanceof Texts texts) {
                  SideEffects.Maker maker = run -> new Effect(run, texts);
                  param.operand(
                      new Thing(SideEffects.KIND, "flags", maker, 1, operand, "flags", tag.line()));
                }
                return true;
              }),
          this,
          Tags.SIDE_EFFECT);
      always(registration);
    }
    return true;
  }

  /** Every keep and fileinto without :flags takes the flags that are set when it runs. */
  static void always(Registration registration) {
    registration.always(
        (checker, node) -> {
          for (Arg arg : node.tags()) {
            if (arg.operand() instanceof Thing thing && thing.name().equals("flags")) {
              return;
            }
          }
          Arg extra = new Arg(new Argument.Tag("flags", node.line()));
          extra.id(Tags.SIDE_EFFECT);
          SideEffects.Maker maker = run -> new Effect(run, null);
          extra.operand(
              new Thing(
                  SideEffects.KIND,
                  "flags",
                  maker,
                  1,
                  new Omitted("INTERNAL", node.line()),
                  "flags",
                  node.line()));
          node.option(extra);
        });
  }

  @Override
  public void start(Run run, Block.Link link) {
    begin(run);
  }

  static void begin(Run run) {
    Execution execution = run.execution();
    execution.result().implicit("flags", () -> new Effect(execution));
  }

  /** The flags that messages get, as the scripts have set them. */
  private static final class Current {
    String flags = "";
  }

  private static Current current(Execution execution) {
    return execution.memory(KEY, Current::new);
  }

  private static final class Effect extends SideEffect {
    private List<String> flags;
    private final @Nullable Execution later;

    Effect(Run run, @Nullable Texts texts) {
      super("flags", 0);
      later = null;
      flags = new ArrayList<>();
      if (texts == null) {
        flags.addAll(Flags.split(current(run.execution()).flags));
      } else {
        texts.values(run).forEach(text -> flags.addAll(Flags.split(text)));
      }
    }

    /** For the implicit keep, which takes what is set at the end. */
    Effect(Execution execution) {
      super("flags", 0);
      later = execution;
      flags = List.of();
    }

    private List<String> flags() {
      Execution execution = later;
      return execution == null ? flags : Flags.split(current(execution).flags);
    }

    @Override
    public boolean print(StringBuilder out, boolean implicitKeep) {
      List<String> shown = Flags.ordered(flags());
      if (!shown.isEmpty()) {
        out.append("        + add IMAP flags:");
        shown.forEach(f -> out.append(' ').append(Bytes.shown(f, 64)));
        out.append('\n');
      }
      return implicitKeep;
    }

    @Override
    public SideEffect merged(@Nullable SideEffect newer) {
      return newer == null ? this : newer;
    }

    @Override
    public boolean mergeable() {
      return true;
    }

    @Override
    public Status before(Carrier.Step step) {
      Store.flags(step, flags());
      return Status.OK;
    }
  }

  /** Checks the arguments that the commands and the test share. */
  static boolean check(Checker checker, Node node, boolean test) {
    Arg first = node.positional(0);
    Arg second = node.positional(1);
    String title = "the " + node.title() + " ";
    if (first == null) {
      return checker.error(node, title + "expects at least one argument, but none was found");
    }
    if (!(first.syntax() instanceof Argument.Text)
        && !(first.syntax() instanceof Argument.TextList)) {
      return checker.error(
          first,
          title
              + "expects either a string (variable name) or a string-list (list of flags) as first"
              + " argument, but "
              + first.syntax().kind()
              + " was found");
    }
    Arg flags = first;
    if (second != null) {
      if (!(first.syntax() instanceof Argument.Text) && !test) {
        return checker.error(
            first,
            "if a second argument is specified for "
                + title
                + "the first must be a string (variable name), but "
                + first.syntax().kind()
                + " was found");
      }
      if (!checker.uses("variables")) {
        return checker.error(
            first,
            title
                + "only allows for the specification of a variable name when the variables"
                + " extension is active");
      }
      if (!variables(checker, first, !test)) {
        return false;
      }
      if (!(second.syntax() instanceof Argument.Text)
          && !(second.syntax() instanceof Argument.TextList)) {
        return checker.error(
            second,
            title
                + "expects a string list (list of flags) as second argument when two arguments are"
                + " specified, but "
                + second.syntax().kind()
                + " was found");
      }
      flags = second;
    }
    if (!checker.activate(flags, false)) {
      return false;
    }
    if (!test && flags.syntax() instanceof Argument.Text && flags.literal()) {
      for (String flag : Flags.split(first.text())) {
        if (!Flags.valid(flag)) {
          checker.warning(
              first,
              "IMAP flag '"
                  + Bytes.shown(flag, 64)
                  + "' specified for the "
                  + node.name()
                  + " command is invalid and will be ignored (only first invalid is reported)");
          break;
        }
      }
    }
    return true;
  }

  private static boolean variables(Checker checker, Arg arg, boolean assignment) {
    if (arg.syntax() instanceof Argument.TextList list) {
      List<Text> refs = new ArrayList<>();
      for (Argument.Text item : list.items()) {
        Arg one = new Arg(item);
        if (!VariableNames.activate(checker, one, assignment)
            || !(one.operand() instanceof Text text)) {
          return false;
        }
        refs.add(text);
      }
      arg.operand(refs.size() == 1 ? refs.get(0) : new Texts.Many(refs, list.line()));
      return true;
    }
    return VariableNames.activate(checker, arg, assignment);
  }

  /** setflag, addflag and removeflag. */
  static final class FlagCommand extends Definition {
    FlagCommand(String name) {
      super(name, Kind.COMMAND, -1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return Imap4flags.check(checker, node, false);
    }

    @Override
    public void generate(Generator generator, Node node) {
      boolean variable = node.positional(1) != null;
      List<Op.Field> fields =
          variable
              ? node.fields("variable name", "list of flags")
              : List.of(
                  new Op.Field(null, new Omitted("", node.line())),
                  new Op.Field("list of flags", node.operand(0)));
      String verb = name().substring(0, name().length() - "flag".length());
      BinaryOperator<String> change = verb.equals("remove") ? Flags::removed : Flags::added;
      generator.emit(
          node,
          new Op(
              node.extension(),
              name().toUpperCase(Locale.ROOT),
              List.of(),
              fields,
              (run, op) -> run(run, op, verb, change)));
    }

    private void run(Run run, Op op, String verb, BinaryOperator<String> change) {
      List<String> flags = op.texts(run, 1);
      run.trace(Trace.Level.COMMANDS, name() + " command");
      run.descend();
      VariableNames.Ref variable = op.field(0) instanceof VariableNames.Ref ref ? ref : null;
      if (variable != null) {
        run.trace(
            Trace.Level.COMMANDS,
            "update variable `" + variable.variable().name() + "' [" + variable.id() + "]");
      }
      Current current = current(run.execution());
      String now = variable == null ? current.flags : variable.value(run);
      now = verb.equals("set") ? "" : now;
      for (String item : flags) {
        run.trace(Trace.Level.COMMANDS, verb + " flags `" + item + "'");
        now = change.apply(now, item);
      }
      if (variable == null) {
        current.flags = now;
      } else {
        variable.set(run, now);
      }
    }
  }

  private static final class HasFlag extends Definition {
    HasFlag() {
      super("hasflag", Kind.TEST, -1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      if (!Imap4flags.check(checker, node, true)) {
        return false;
      }
      Arg keys = node.positional(1) == null ? node.positional(0) : node.positional(1);
      return Tags.check(checker, node, keys);
    }

    @Override
    public void generate(Generator generator, Node node) {
      List<Op.Option> options = new ArrayList<>(node.options());
      boolean variables = node.positional(1) != null;
      if (variables) {
        options.add(new Op.Option("variables", node.operand(0)));
      }
      generator.emit(
          node,
          new Op(
              node.extension(),
              "HASFLAG",
              options,
              List.of(new Op.Field("list of flags", node.operand(variables ? 1 : 0))),
              HasFlag::run));
    }

    private static void run(Run run, Op op) {
      List<String> keys = op.texts(run, 0);
      List<String> values = new ArrayList<>();
      if (op.named("variables") instanceof Texts variables) {
        for (String text : variables.values(run)) {
          values.addAll(Flags.split(Flags.added("", text)));
        }
      } else {
        values.addAll(Flags.split(current(run.execution()).flags));
      }
      run.trace(Trace.Level.TESTS, "hasflag test");
      MatchType type = Tags.matchType(op);
      if (type == Matching.IS || type == Matching.CONTAINS) {
        List<String> each = new ArrayList<>();
        keys.forEach(key -> each.addAll(Flags.split(Flags.added("", key))));
        keys = each;
      }
      run.result(Matching.run(run, type, Tags.comparator(op), Values.of(values), keys));
    }
  }
}
