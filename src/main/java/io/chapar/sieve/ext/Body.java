package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.run.BodyPart;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** body: what stands in the body, as it is, in parts of some types, or as text. */
final class Body extends Extension {
  private static final List<String> TEXT = List.of("application/xhtml+xml", "text");

  Body() {
    super("body", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(), this);
    return true;
  }

  private static final class Transform extends Tag {
    Transform(String name) {
      super(name);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      if (node.data() != null) {
        Arg tag = node.take();
        return checker.error(
            tag,
            "the :raw, :content and :text arguments for the body test are mutually exclusive, but"
                + " more than one was specified");
      }
      Arg tag = node.take();
      List<String> shown = List.of("BODY-TRANSFORM: " + name().toUpperCase(Locale.ROOT));
      if (name().equals("content")) {
        Arg param = node.peek();
        if (!checker.parameter(node, tag, Checker.Type.LIST, false) || param == null) {
          return false;
        }
        node.remove();
        tag.operand(new Raw(1, shown, param.operand(), "content types", tag.line(), false));
      } else {
        tag.operand(new Raw(1, shown, null, null, tag.line(), false));
      }
      tag.field(name());
      node.data(name());
      return true;
    }
  }

  private static final class Test extends Definition {
    Test() {
      super("body", Kind.TEST, 1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
      for (String name : List.of("raw", "content", "text")) {
        registration.tag(new Transform(name), registration.ext(), Tags.ADDRESS_PART);
      }
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "key list", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(0));
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(node.extension(), "BODY", node.options(), node.fields("key list"), Body::run));
    }
  }

  private static void run(Run run, Op op) {
    List<String> keys = op.texts(run, 0);
    Texts types =
        op.named("content") instanceof Raw raw && raw.more() instanceof Texts texts ? texts : null;
    run.trace(Trace.Level.TESTS, "body test");
    List<String> values = values(run, op.named("raw") != null, types);
    boolean before = run.matchValues(false);
    run.result(Matching.run(run, Tags.matchType(op), Tags.comparator(op), Values.of(values), keys));
    run.matchValues(before);
  }

  private static List<String> values(Run run, boolean raw, @Nullable Texts types) {
    Mail mail = run.execution().mail();
    List<String> values = new ArrayList<>();
    if (raw) {
      String body = mail.body();
      if (!body.isEmpty()) {
        values.add(body);
      }
      return values;
    }
    List<String> wanted = types == null ? TEXT : types.values(run);
    for (BodyPart part : mail.parts()) {
      if (part.wanted(wanted)) {
        values.add(types == null ? part.text() : part.content());
      }
    }
    return values;
  }
}
