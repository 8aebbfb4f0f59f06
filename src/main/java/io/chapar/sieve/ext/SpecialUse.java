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
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Omitted;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** special-use: mailboxes by what they are for, such as {@code \Junk}. */
final class SpecialUse extends Extension {
  private static final Pattern FLAG = Pattern.compile("\\\\[^\\x00-\\x20(){%*\"\\\\\\]\\x7f]*");

  SpecialUse() {
    super("special-use", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.registration("fileinto").tag(new UseTag(), this, Tags.SIDE_EFFECT);
    checker.register(new Exists(), this);
    return true;
  }

  private static String wrong(String what, String flag) {
    return what + ": invalid special-use flag `" + Bytes.shown(flag, 64) + "' specified";
  }

  private static final class UseTag extends Tag {
    UseTag() {
      super("specialuse");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      Arg param = node.peek();
      if (!checker.parameter(node, tag, Checker.Type.STRING, false) || param == null) {
        return false;
      }
      if (param.literal() && !FLAG.matcher(param.literalText()).matches()) {
        return checker.error(param, wrong("specialuse tag", param.literalText()));
      }
      node.remove();
      if (param.operand() instanceof Text flag) {
        SideEffects.Maker maker = run -> new Use(run, flag.value(run));
        tag.operand(
            new Thing(SideEffects.KIND, "specialuse", maker, 1, flag, "specialuse", tag.line()));
      }
      return true;
    }
  }

  /** Stores into the mailbox of a use instead, if there is one. */
  private static final class Use extends SideEffect {
    private final String flag;

    Use(Run run, String flag) {
      super("specialuse", 200);
      if (!FLAG.matcher(flag).matches()) {
        throw run.fail(wrong("specialuse tag", flag));
      }
      this.flag = flag;
    }

    @Override
    public boolean print(StringBuilder out, boolean implicitKeep) {
      out.append("        + use mailbox with special-use flag `")
          .append(flag)
          .append("' instead if accessible\n");
      return implicitKeep;
    }

    @Override
    public Status before(Carrier.Step step) {
      String name = step.surroundings().specialUse(flag);
      if (name != null) {
        Store.instead(step, name);
      }
      return Status.OK;
    }
  }

  private static final class Exists extends Definition {
    Exists() {
      super("specialuse_exists", Kind.TEST, -1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg first = node.positional(0);
      Arg second = node.positional(1);
      if (first == null) {
        return checker.error(
            node, "the " + node.title() + " expects at least one argument, but none was found");
      }
      Checker.Type type = second == null ? Checker.Type.LIST : Checker.Type.STRING;
      if (!checker.argument(node, 0, second == null ? "special-use flags" : "mailbox", type)
          || second != null && !checker.argument(node, 1, "special-use flags", Checker.Type.LIST)) {
        return false;
      }
      for (Text.Literal flag : (second == null ? first : second).literals()) {
        if (!FLAG.matcher(flag.text()).matches()) {
          return checker.error(
              second == null ? first : second, wrong("specialuse_exists test", flag.text()));
        }
      }
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      boolean named = node.positional(1) != null;
      List<Op.Field> both = new ArrayList<>();
      if (named) {
        both.addAll(node.fields("mailbox", "special-use-flags"));
      } else {
        both.add(new Op.Field("mailbox", new Omitted("", node.line())));
        both.add(new Op.Field("special-use-flags", node.fields("x").get(0).operand()));
      }
      generator.emit(
          node,
          new Op(node.extension(), "SPECIALUSE-EXISTS", node.options(), both, SpecialUse::run));
    }
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.TESTS, "specialuse_exists test");
    run.descend();
    String mailbox = op.field(0) instanceof Text ? op.text(run, 0) : null;
    Surroundings host = run.execution().surroundings();
    boolean all = mailbox == null || host.mailboxExists(mailbox);
    for (String flag : op.texts(run, 1)) {
      if (!FLAG.matcher(flag).matches()) {
        throw run.fail(wrong("specialuse_exists test", flag));
      }
      String name = host.specialUse(flag);
      boolean there = name != null && (mailbox == null || same(name, mailbox));
      run.trace(
          Trace.Level.MATCHING,
          "special-use flag `"
              + Bytes.shown(flag, 80)
              + (there ? "' exists" : "' is not available"));
      all &= there;
    }
    run.result(all);
  }

  private static boolean same(@Nullable String name, String other) {
    return Objects.equals(name, other)
        || "INBOX".equalsIgnoreCase(name) && "INBOX".equalsIgnoreCase(other);
  }
}
