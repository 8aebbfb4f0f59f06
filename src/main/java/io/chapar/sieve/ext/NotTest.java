package io.chapar.sieve.ext;

import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Jump;
import java.util.List;

/** not. */
final class NotTest extends Definition {
  NotTest() {
    super("not", Kind.TEST, 0);
  }

  @Override
  public int subtests() {
    return 1;
  }

  @Override
  public boolean foldable() {
    return true;
  }

  @Override
  public boolean fold(Node node, int[] current, int next) {
    current[0] = next < 0 ? VARIABLE : next > 0 ? 0 : 1;
    return true;
  }

  @Override
  public boolean control(Generator generator, Node node, List<Jump> jumps, boolean whenTrue) {
    generator.test(node.tests().get(0), jumps, !whenTrue);
    return true;
  }
}
