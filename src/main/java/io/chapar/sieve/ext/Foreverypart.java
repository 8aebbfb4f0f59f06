package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.run.BodyPart;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** foreverypart: a loop over the parts of a message, and break. */
final class Foreverypart extends Extension {
  private static final String KIND = "foreverypart";
  private static final int MAX_DEPTH = 4;

  Foreverypart() {
    super(KIND, 3);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    checker.register(new Break(), this);
    return true;
  }

  /** The part that the innermost loop is at, with the parts inside it; null outside of loops. */
  static @Nullable List<BodyPart> current(Run run) {
    Run.Loop loop = run.loopOf(KIND);
    if (loop == null || !(loop.context() instanceof Place place)) {
      return null;
    }
    return place.subtree();
  }

  /** Where a loop is: its parts, and the index of the one at hand. */
  private static final class Place {
    final List<BodyPart> parts;
    int index;

    Place(List<BodyPart> parts) {
      this.parts = parts;
    }

    List<BodyPart> subtree() {
      List<BodyPart> all = new ArrayList<>();
      collect(parts.get(index), all);
      return all;
    }

    static void collect(BodyPart part, List<BodyPart> into) {
      into.add(part);
      part.children().forEach(child -> collect(child, into));
    }
  }

  private static final class Loop {
    @Nullable String name;
    int begin;
    int end;
  }

  private static final class NameTag extends Tag {
    NameTag() {
      super("name");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.remove();
      Arg param = node.peek();
      if (!checker.parameter(node, tag, Checker.Type.STRING, true) || param == null) {
        return false;
      }
      node.remove();
      ((Loop) Objects.requireNonNull(node.data())).name = param.literalText();
      return true;
    }
  }

  private static final class Command extends Definition {
    Command() {
      super(KIND, Kind.COMMAND, 0);
    }

    @Override
    public boolean block() {
      return true;
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      registration.tag(new NameTag(), registration.ext(), 0);
    }

    @Override
    public void prepare(Node node) {
      node.data(new Loop());
    }

    @Override
    public boolean check(Checker checker, Node node) {
      int depth = 1;
      for (Node outer = node.parent(); outer != null; outer = outer.parent()) {
        depth += outer.definition() instanceof Command ? 1 : 0;
      }
      return depth <= MAX_DEPTH
          || checker.error(
              node,
              "the nested foreverypart loop exceeds the nesting limit (<= "
                  + MAX_DEPTH
                  + " levels)");
    }

    @Override
    public void generate(Generator generator, Node node) {
      Loop loop = (Loop) Objects.requireNonNull(node.data());
      generator.emit(node, new LoopOp(node.extension(), "FOREVERYPART_BEGIN", loop, 'b'));
      loop.begin = generator.block().size();
      generator.block(node.block());
      generator.block().emit(new LoopOp(node.extension(), "FOREVERYPART_END", loop, 'e'));
      loop.end = generator.block().size();
    }
  }

  private static final class LoopOp extends Op {
    private final Loop loop;
    private final char what;

    LoopOp(Extension ext, String mnemonic, Loop loop, char what) {
      super(ext, mnemonic, List.of(), List.of(), (run, op) -> {});
      this.loop = loop;
      this.what = what;
    }

    @Override
    public int size() {
      return head() + 4;
    }

    @Override
    public void dump(Dumper dumper, Program program) {
      dumper.print(mnemonic());
      dumper.deeper(1);
      int pc = address() + head();
      dumper.print(
          what == 'e'
              ? Bytes.format("BEGIN: -%d [%08x]", pc - loop.begin, loop.begin)
              : Bytes.format("END: %d [%08x]", loop.end - pc, loop.end));
    }

    @Override
    public void run(Run run) {
      switch (what) {
        case 'b' -> begin(run);
        case 'e' -> end(run);
        default -> {
          run.trace(Trace.Level.ACTIONS, "break command");
          run.descend();
          Run.Loop at = run.loopEnding(loop.end, KIND);
          if (at != null) {
            run.leave(at);
          }
        }
      }
    }

    private void begin(Run run) {
      run.trace(Trace.Level.COMMANDS, "foreverypart loop begin");
      run.descend();
      Run.Loop outer = run.loopOf(KIND);
      List<BodyPart> parts;
      if (outer == null || !(outer.context() instanceof Place place)) {
        parts = run.execution().mail().parts();
      } else {
        parts = new ArrayList<>();
        for (BodyPart child : place.parts.get(place.index).children()) {
          Place.collect(child, parts);
        }
      }
      Run.Loop mine = run.loop(loop.end, KIND);
      if (parts.isEmpty()) {
        run.trace(Trace.Level.COMMANDS, "no children at this level");
        run.leave(mine);
      } else {
        mine.context(new Place(parts));
      }
    }

    private void end(Run run) {
      run.trace(Trace.Level.COMMANDS, "foreverypart loop end");
      run.descend();
      Run.Loop mine = run.loopEnding(loop.end, KIND);
      if (mine == null || !(mine.context() instanceof Place place)) {
        return;
      }
      place.index++;
      if (place.index >= place.parts.size()) {
        run.trace(Trace.Level.COMMANDS, "no more message parts");
        run.leave(mine);
      } else {
        run.trace(Trace.Level.COMMANDS, "switched to next message part");
        run.again(mine);
      }
    }
  }

  private static final class Break extends Definition {
    Break() {
      super("break", Kind.COMMAND, 0);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      registration.tag(new NameTag(), registration.ext(), 0);
    }

    @Override
    public void prepare(Node node) {
      node.data(new Loop());
    }

    @Override
    public boolean check(Checker checker, Node node) {
      String name = ((Loop) Objects.requireNonNull(node.data())).name;
      for (Node outer = node.parent(); outer != null; outer = outer.parent()) {
        if (outer.definition() instanceof Command
            && outer.data() instanceof Loop loop
            && (name == null || name.equals(loop.name))) {
          node.data(loop);
          node.exitBlock();
          return true;
        }
      }
      return checker.error(
          node,
          "the break command is not placed inside a foreverypart loop"
              + (name == null ? "" : " named `" + name + "'"));
    }

    @Override
    public void generate(Generator generator, Node node) {
      Loop loop = (Loop) Objects.requireNonNull(node.data());
      generator.emit(node, new LoopOp(node.extension(), "BREAK", loop, 'x'));
    }
  }
}
