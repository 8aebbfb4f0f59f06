package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.List;

/** header: the values of header fields. */
final class HeaderTest extends Definition {
  HeaderTest() {
    super("header", Kind.TEST, 2);
  }

  @Override
  public void tags(Checker checker, Registration registration) {
    Tags.matching(registration);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Arg names = node.positional(0);
    if (!checker.argument(node, 0, "header names", Checker.Type.LIST) || names == null) {
      return false;
    }
    checker.headerNames(names);
    return checker.argument(node, 1, "key list", Checker.Type.LIST)
        && Tags.check(checker, node, node.positional(1));
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(
        node,
        new Op(
            null,
            "HEADER",
            node.options(),
            node.fields("header names", "key list"),
            HeaderTest::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.TESTS, "header test");
    run.descend();
    Values values = Headers.of(run, op, op.texts(run, 0), true);
    run.ascend();
    List<String> keys = op.texts(run, 1);
    run.result(Matching.run(run, Tags.matchType(op), Tags.comparator(op), values, keys));
  }
}
