package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Jump;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** if, elsif and else. */
final class IfCommand extends Definition {
  private static final class Chain {
    final @Nullable Chain previous;
    @Nullable Chain next;
    int condition = VARIABLE;
    @Nullable Jump exit;

    Chain(@Nullable Chain previous) {
      this.previous = previous;
      if (previous != null) {
        previous.next = this;
      }
      for (Chain before = previous; before != null; before = before.previous) {
        if (before.condition > 0) {
          condition = 0;
          break;
        }
      }
    }

    void land(Generator generator) {
      for (Chain before = previous; before != null; before = before.previous) {
        Jump jump = before.exit;
        if (jump != null) {
          generator.land(List.of(jump));
        }
      }
    }
  }

  IfCommand(String name) {
    super(name, Kind.COMMAND, 0);
  }

  @Override
  public int subtests() {
    return name().equals("else") ? 0 : 1;
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public boolean check(Checker checker, Node node) {
    if (name().equals("if")) {
      node.data(new Chain(null));
      return true;
    }
    Node previous = node.previous();
    if (previous == null
        || !(previous.definition() instanceof IfCommand)
        || previous.name().equals("else")) {
      return checker.error(node, "the " + name() + " command must follow an if or elseif command");
    }
    node.data(new Chain(previous.data() instanceof Chain chain ? chain : null));
    return true;
  }

  @Override
  public boolean foldable() {
    return true;
  }

  @Override
  public boolean fold(Node node, int[] current, int next) {
    if (node.data() instanceof Chain chain) {
      if (chain.condition == 0) {
        current[0] = 0;
        return false;
      }
      chain.condition = next;
    }
    current[0] = next;
    return next < 0;
  }

  @Override
  public void generate(Generator generator, Node node) {
    if (!(node.data() instanceof Chain chain)) {
      return;
    }
    if (name().equals("else")) {
      if (chain.condition != 0) {
        generator.block(node.block());
        chain.land(generator);
      }
      return;
    }
    List<Jump> jumps = new ArrayList<>();
    if (chain.condition < 0) {
      generator.test(node.tests().get(0), jumps, false);
    }
    if (chain.condition != 0) {
      generator.block(node.block());
    }
    if (chain.next == null || chain.condition == 1) {
      chain.land(generator);
    } else if (chain.condition < 0 && !node.exits()) {
      chain.exit = generator.jump(Jump.When.ALWAYS, new ArrayList<>());
    }
    generator.land(jumps);
  }
}
