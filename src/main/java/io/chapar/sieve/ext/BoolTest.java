package io.chapar.sieve.ext;

import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Jump;
import java.util.List;

/** true and false. */
final class BoolTest extends Definition {
  private final boolean value;

  BoolTest(boolean value) {
    super(value ? "true" : "false", Kind.TEST, 0);
    this.value = value;
  }

  @Override
  public boolean foldable() {
    return true;
  }

  @Override
  public boolean fold(Node node, int[] current, int next) {
    current[0] = value ? 1 : 0;
    return true;
  }

  @Override
  public boolean control(Generator generator, Node node, List<Jump> jumps, boolean whenTrue) {
    if (value == whenTrue) {
      generator.jump(Jump.When.ALWAYS, jumps);
    }
    return true;
  }
}
