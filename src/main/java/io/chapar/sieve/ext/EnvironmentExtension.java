package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** environment: what the script runs in. */
final class EnvironmentExtension extends Extension {
  EnvironmentExtension() {
    super("environment", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(), this);
    return true;
  }

  private static final class Test extends Definition {
    Test() {
      super("environment", Kind.TEST, 2);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "name", Checker.Type.STRING)
          && checker.argument(node, 1, "key list", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(1));
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "ENVIRONMENT",
              node.options(),
              node.fields("name", "key list"),
              EnvironmentExtension::run));
    }
  }

  private static @Nullable String item(Run run, String name) {
    Surroundings host = run.execution().surroundings();
    return switch (name) {
      case "domain" -> Bytes.of(host.domain());
      case "host" -> Bytes.of(host.hostname());
      case "location" -> host.location();
      case "phase" -> host.phase();
      case "name" -> "Pigeonhole Sieve";
      case "version" -> "0.5.19";
      default -> VndEnvironment.item(run, name);
    };
  }

  private static void run(Run run, Op op) {
    String name = op.text(run, 0);
    run.trace(Trace.Level.TESTS, "environment test");
    String value = item(run, name);
    if (value != null) {
      run.result(
          Matching.run(
              run,
              Tags.matchType(op),
              Tags.comparator(op),
              Values.of(List.of(value)),
              op.texts(run, 1)));
      return;
    }
    run.descend();
    run.trace(Trace.Level.TESTS, "environment item `" + Bytes.shown(name, 128) + "' not found");
    run.result(false);
  }
}
