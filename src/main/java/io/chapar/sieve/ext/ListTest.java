package io.chapar.sieve.ext;

import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Jump;
import java.util.ArrayList;
import java.util.List;

/** anyof and allof: each stops at the first test that decides. */
final class ListTest extends Definition {
  private final boolean any;

  ListTest(String name) {
    super(name, Kind.TEST, 0);
    this.any = name.equals("anyof");
  }

  @Override
  public int subtests() {
    return 2;
  }

  @Override
  public boolean foldable() {
    return true;
  }

  @Override
  public boolean fold(Node node, int[] current, int next) {
    if (any ? next > 0 : next == 0) {
      current[0] = next;
      return false;
    }
    if (current[0] != VARIABLE) {
      current[0] = next;
    }
    return true;
  }

  @Override
  public boolean control(Generator generator, Node node, List<Jump> jumps, boolean whenTrue) {
    List<Node> tests = node.tests();
    if (tests.size() == 1) {
      generator.test(tests.get(0), jumps, whenTrue);
      return true;
    }
    boolean direct = any == whenTrue;
    List<Jump> inside = direct ? jumps : new ArrayList<>();
    for (Node test : tests) {
      generator.test(test, inside, any);
    }
    if (!direct) {
      generator.jump(Jump.When.ALWAYS, jumps);
      generator.land(inside);
    }
    return true;
  }
}
