package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;

/** size: how big the message is. */
final class SizeTest extends Definition {
  SizeTest() {
    super("size", Kind.TEST, 1);
  }

  @Override
  public void tags(Checker checker, Registration registration) {
    registration.tag(new Which("over"), null, 0);
    registration.tag(new Which("under"), null, 0);
  }

  private static final class Which extends Tag {
    Which(String name) {
      super(name);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.remove();
      if (node.data() != null) {
        return checker.error(
            tag,
            "exactly one of the ':under' or ':over' tags must be specified for the size test, but"
                + " more were found");
      }
      node.data(name());
      return true;
    }
  }

  @Override
  public boolean check(Checker checker, Node node) {
    if (node.data() == null) {
      return checker.error(
          node, "the size test requires either the :under or the :over tag to be specified");
    }
    return checker.argument(node, 0, "limit", Checker.Type.NUMBER);
  }

  @Override
  public void generate(Generator generator, Node node) {
    boolean over = "over".equals(node.data());
    generator.emit(
        node,
        new Op(
            null,
            over ? "SIZE-OVER" : "SIZE-UNDER",
            List.of(),
            node.fields("limit"),
            (run, op) -> run(run, op, over)));
  }

  private static void run(Run run, Op op, boolean over) {
    long limit = ((Num) op.field(0)).value();
    long size = run.execution().mail().size();
    run.trace(Trace.Level.TESTS, over ? "size :over test" : "size :under test");
    if (run.traces(Trace.Level.MATCHING)) {
      run.descend();
      run.trace(Trace.Level.NONE, "comparing message size " + size);
      run.trace(
          Trace.Level.NONE,
          (over ? "with upper limit " : "with lower limit ") + Long.toUnsignedString(limit));
    }
    int compared = Long.compareUnsigned(size, limit);
    run.result(over ? compared > 0 : compared < 0);
  }
}
