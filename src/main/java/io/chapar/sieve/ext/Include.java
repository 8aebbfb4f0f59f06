package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** include: other scripts inside this one, return, and variables for all of them. */
final class Include extends Extension {
  Include() {
    super("include", 3);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    checker.register(new Return(), this);
    checker.register(new GlobalCommand("global"), this);
    checker.register(new GlobalCommand("import"), this);
    checker.register(new GlobalCommand("export"), this);
    VariableNames.global(checker);
    return true;
  }

  @Override
  public void generate(Generator generator) {
    generator.program().block(this);
    generator.program().globals(VariableNames.global(generator.checker()).names());
  }

  private static final class Wanted {
    @Nullable String location;
    boolean once;
    boolean optional;
    @Nullable Script script;

    boolean global() {
      return "global".equals(location);
    }
  }

  private static Wanted wanted(Node node) {
    return (Wanted) Objects.requireNonNull(node.data());
  }

  private static final class Where extends Tag {
    Where(String name) {
      super(name);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.remove();
      Wanted wanted = wanted(node);
      if (name().equals("once")) {
        wanted.once = true;
      } else if (name().equals("optional")) {
        wanted.optional = true;
      } else if (wanted.location != null) {
        return checker.error(
            tag, "include: cannot use location tags ':personal' and ':global' multiple times");
      } else {
        wanted.location = name();
      }
      return true;
    }
  }

  /** Whether a script can have that name. */
  static boolean validName(String name) {
    String text = Bytes.text(name);
    return !name.isEmpty()
        && name.length() <= 256
        && text.chars()
            .noneMatch(
                c ->
                    c < 32
                        || c >= 0x7f && c < 0xa0
                        || c == '/'
                        || c == 0x2028
                        || c == 0x2029
                        || c >= 0xdc80 && c <= 0xdcff);
  }

  private static final class Command extends Definition {
    Command() {
      super("include", Kind.COMMAND, 1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      for (String name : List.of("personal", "global", "once", "optional")) {
        registration.tag(new Where(name), registration.ext(), 0);
      }
    }

    @Override
    public void prepare(Node node) {
      node.data(new Wanted());
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg arg = node.positional(0);
      if (!checker.argument(node, 0, "value", Checker.Type.STRING) || arg == null) {
        return false;
      }
      if (!arg.literal()) {
        return checker.error(
            arg, "the include command requires a constant string for its value argument");
      }
      String name = arg.literalText();
      String shown = Bytes.shown(name, 80);
      if (!validName(name)) {
        return checker.error(arg, "include: invalid script name '" + shown + "'");
      }
      Wanted wanted = wanted(node);
      Script script =
          wanted.global()
              ? checker.engine().library().global(name)
              : checker.engine().library().personal(name);
      if (script == null) {
        checker
            .engine()
            .log(
                "include: sieve_global is unconfigured; include of `:global' script `"
                    + shown
                    + "' is therefore not possible");
        return checker.error(
            arg,
            "include: global location for included script `"
                + shown
                + "' is unavailable (contact system administrator for more information)");
      }
      String where = wanted.global() ? "global" : "personal";
      if (script.text() == null && !script.broken() && !wanted.optional) {
        if (!checker.uploaded()) {
          return checker.error(arg, "included " + where + " script '" + shown + "' does not exist");
        }
        checker.warning(
            arg,
            "included " + where + " script '" + shown + "' does not exist (ignored during upload)");
      }
      wanted.script = script;
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      Wanted wanted = wanted(node);
      Script script = wanted.script;
      if (script == null || generator.checker().errors().errors() > 0) {
        return;
      }
      Program.Included included = include(generator, node, wanted, script);
      if (included == null || included.block() == null) {
        return;
      }
      generator.program().globals(VariableNames.global(generator.checker()).names());
      generator.emit(node, new IncludeOp(node.extension(), included, wanted));
    }
  }

  private static Program.@Nullable Included include(
      Generator generator, Node node, Wanted wanted, Script script) {
    Checker checker = generator.checker();
    int maxDepth = (int) checker.engine().number("sieve_include_max_nesting_depth", 10);
    int maxIncludes = (int) checker.engine().number("sieve_include_max_includes", 255);
    int depth = 0;
    boolean circle = generator.checker().script().same(script);
    for (Generator up = generator.parent(); up != null; up = up.parent()) {
      depth++;
      circle |= up.checker().script().same(script);
    }
    if (depth >= maxDepth) {
      generator.fail(node, "cannot nest includes deeper than " + maxDepth + " levels");
      return null;
    }
    if (!wanted.once && circle) {
      if (checker.uploaded()) {
        checker.warning(node.line(), "circular include (ignored during upload)");
      } else {
        generator.fail(node, "circular include");
      }
      return null;
    }
    Program program = generator.program();
    for (Program.Included known : program.included()) {
      if (known.location().equals(script.location())) {
        return known;
      }
    }
    if (program.included().size() >= maxIncludes) {
      generator.fail(
          node,
          "failed to include script '"
              + Bytes.shown(script.name(), 80)
              + "': no more than "
              + maxIncludes
              + " includes allowed");
      return null;
    }
    int number = program.included().size() + 1;
    if (script.broken()) {
      generator.fail(
          node, "failed to parse included script '" + Bytes.shown(script.name(), 80) + "'");
      return null;
    }
    if (script.text() == null) {
      program.included().add(entry(number, wanted, script, null));
      return null;
    }
    int id = program.newBlock();
    program.included().add(entry(number, wanted, script, null));
    List<Block> made = new ArrayList<>();
    if (!generator.include(node, script, id, made)) {
      return null;
    }
    Program.Included done = entry(number, wanted, script, made.get(0));
    program.included().set(number - 1, done);
    return done;
  }

  private static Program.Included entry(
      int number, Wanted wanted, Script script, @Nullable Block block) {
    return new Program.Included(
        number,
        wanted.global(),
        script.name(),
        script.location(),
        wanted.optional,
        wanted.once,
        block);
  }

  private static final class IncludeOp extends Op {
    private final Program.Included included;
    private final boolean once;
    private final boolean optional;

    IncludeOp(Extension ext, Program.Included included, Wanted wanted) {
      super(ext, "include", List.of(), List.of(), (run, op) -> {});
      this.included = included;
      this.once = wanted.once;
      this.optional = wanted.optional;
    }

    @Override
    public int size() {
      return head() + io.chapar.sieve.code.Operand.sizeOf(included.number()) + 1;
    }

    @Override
    public void dump(io.chapar.sieve.code.Dumper dumper, Program program) {
      dumper.print("INCLUDE:");
      dumper.mark(address() + head());
      dumper.deeper(1);
      Block block = block(program);
      dumper.print(
          "script: `"
              + included.name()
              + "' from "
              + included.location()
              + " "
              + (once ? "(once) " : "")
              + (optional ? "(optional) " : "")
              + "[ID: "
              + included.number()
              + ", BLOCK: "
              + (block == null ? 0 : block.id())
              + "]");
    }

    private @Nullable Block block(Program program) {
      return program.included().get(included.number() - 1).block();
    }

    @Override
    public void run(Run run) {
      Block block = block(run.program());
      if (block == null) {
        return;
      }
      Run top = run;
      while (top.parent() != null) {
        top = Objects.requireNonNull(top.parent());
      }
      Set<Integer> done = top.memory("included", HashSet::new);
      String which =
          "'"
              + included.name()
              + "' [inc id: "
              + included.number()
              + ", block: "
              + block.id()
              + "]";
      if (!done.add(included.number()) && once) {
        run.trace(
            Trace.Level.NONE,
            "include: skipped include for script " + which + "; already run once");
        return;
      }
      run.trace(Trace.Level.NONE, "include: start script " + which);
      Run inner = new Run(run.execution(), run.program(), block, run);
      run.execution().traced(block.script(), inner::go);
      run.atTop();
      run.trace(
          Trace.Level.NONE,
          "include: script '"
              + included.name()
              + "' ended [id: "
              + included.number()
              + ", block: "
              + block.id()
              + "]");
    }
  }

  private static final class Return extends Definition {
    Return() {
      super("return", Kind.COMMAND, 0);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "RETURN",
              List.of(),
              List.of(),
              (run, op) -> {
                run.trace(Trace.Level.COMMANDS, "return: exiting included script");
                run.interrupt();
              }));
    }
  }
}
