package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;

/** exists: whether all of some header fields are there. */
final class ExistsTest extends Definition {
  ExistsTest() {
    super("exists", Kind.TEST, 1);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Arg names = node.positional(0);
    if (!checker.argument(node, 0, "header names", Checker.Type.LIST) || names == null) {
      return false;
    }
    checker.headerNames(names);
    return true;
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(
        node, new Op(null, "EXISTS", node.options(), node.fields("header names"), ExistsTest::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.TESTS, "exists test");
    run.descend();
    boolean all = true;
    for (String name : op.texts(run, 0)) {
      all = Headers.of(run, op, List.of(name), false).iterate(false).hasNext();
      run.trace(
          Trace.Level.MATCHING,
          "header `" + Bytes.shown(name, 80) + "' " + (all ? "exists" : "is missing"));
      if (!all) {
        break;
      }
    }
    run.trace(Trace.Level.MATCHING, all ? "all headers exist" : "headers are missing");
    run.result(all);
  }
}
