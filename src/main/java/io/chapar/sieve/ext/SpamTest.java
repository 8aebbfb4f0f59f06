package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** spamtest, spamtestplus and virustest: the score that another program left in a header. */
final class SpamTest extends Extension {
  SpamTest(String name) {
    super(name, 1);
  }

  private String test() {
    return name().equals("virustest") ? "virustest" : "spamtest";
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(test(), name().equals("spamtestplus")), this);
    return true;
  }

  @Override
  public boolean beside(
      Checker checker,
      io.chapar.sieve.syntax.@Nullable Argument require,
      Extension other,
      boolean required) {
    if (name().equals("spamtest") && other.name().equals("spamtestplus") && required) {
      checker.warning(
          require == null ? 0 : require.line(),
          "the spamtest and spamtestplus extensions should not be specified at the same time");
    }
    return true;
  }

  private static final class Percent extends Tag {
    private final boolean plus;

    Percent(boolean plus) {
      super("percent");
      this.plus = plus;
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      if (!plus && !checker.uses("spamtestplus")) {
        return checker.error(
            tag,
            "the spamtest test only accepts the :percent argument when the spamtestplus extension"
                + " is active");
      }
      tag.field("percent");
      tag.operand(Raw.of(0, tag.line(), "percent"));
      return true;
    }
  }

  private static final class Test extends Definition {
    private final boolean plus;

    Test(String name, boolean plus) {
      super(name, Kind.TEST, 1);
      this.plus = plus;
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
      if (name().equals("spamtest")) {
        registration.tag(new Percent(plus), registration.ext(), 3);
      }
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "value", Checker.Type.STRING)
          && Tags.check(checker, node, node.positional(0));
    }

    @Override
    public void generate(Generator generator, Node node) {
      String ext = node.extension().name();
      generator.emit(
          node,
          new Op(
              node.extension(),
              name().toUpperCase(Locale.ROOT),
              node.options(),
              node.fields("value"),
              (run, op) -> run(run, op, ext)));
    }
  }

  private static void run(Run run, Op op, String ext) {
    boolean percent = op.named("percent") != null;
    boolean virus = ext.equals("virustest");
    run.trace(
        Trace.Level.TESTS, virus ? "virustest test" : "spamtest test [percent=" + percent + "]");
    run.descend();
    double ratio = ratio(run, virus);
    run.ascend();
    String value =
        ratio < 0
            ? "0"
            : Integer.toString(
                (int)
                    (percent
                        ? ratio * 100 + 0.001
                        : virus ? ratio * 4 + 1.001 : ratio * 9 + 1.001));
    run.result(
        Matching.run(
            run,
            Tags.matchType(op),
            Tags.comparator(op),
            Values.of(List.of(value)),
            List.of(op.text(run, 0))));
  }

  private static double ratio(Run run, boolean virus) {
    Engine engine = run.engine();
    String prefix = virus ? "sieve_virustest_" : "sieve_spamtest_";
    String header = engine.setting(prefix + "status_header");
    if (header == null) {
      run.trace(Trace.Level.TESTS, "error: extension not configured");
      return -1;
    }
    String type = engine.setting(prefix + "status_type", "score");
    String status = find(run, header);
    if (status == null) {
      return -1;
    }
    int top = virus ? 5 : 10;
    Double max = (double) top;
    Double score;
    if (type.equals("text")) {
      score = null;
      for (int i = 0; i <= top; i++) {
        if (status.equals(engine.setting(prefix + "text_value" + i))) {
          score = (double) i;
          break;
        }
      }
      if (score == null) {
        run.trace(Trace.Level.TESTS, "failed to match textstatus value '" + status + "'");
        return -1;
      }
    } else {
      String maxHeader = engine.setting(prefix + "max_header");
      String maxText =
          maxHeader == null ? engine.setting(prefix + "max_value", "0") : find(run, maxHeader);
      max = maxText == null ? null : number(maxText);
      if (max == null || max == 0) {
        run.trace(Trace.Level.TESTS, "error: max value is 0");
        return -1;
      }
      score = type.equals("strlen") ? (double) strlen(status) : number(status);
      if (score == null || score < 0 && type.equals("strlen")) {
        run.trace(
            Trace.Level.TESTS,
            "failed to parse status value '"
                + status
                + "': invalid decimal point value: "
                + status);
        return -1;
      }
    }
    double ratio = Math.max(0, Math.min(1, score / max));
    run.trace(
        Trace.Level.TESTS,
        Bytes.format("extracted score=%.3f, max=%.3f, ratio=%.0f %%", score, max, ratio * 100));
    return ratio;
  }

  private static int strlen(String text) {
    return text.chars().distinct().count() <= 1 ? text.length() : -1;
  }

  private static @Nullable Double number(String text) {
    String stripped = text.strip();
    return stripped.matches("[+-]?\\d{1,10}(\\.\\d{1,10})?") ? Double.valueOf(stripped) : null;
  }

  /** The value that {@code Header} or {@code Header: regexp} finds in the message. */
  private static @Nullable String find(Run run, String spec) {
    int colon = spec.indexOf(':');
    String name = (colon < 0 ? spec : spec.substring(0, colon)).strip();
    String value = run.execution().mail().first(name);
    if (value == null) {
      run.trace(Trace.Level.TESTS, "header '" + name + "' not found in message");
      return null;
    }
    String pattern = colon < 0 ? "" : spec.substring(colon + 1).strip();
    if (pattern.isEmpty()) {
      return value;
    }
    try {
      Match match = Regex.compile(pattern, Syntax.EXTENDED).find(value, 0);
      if (match == null) {
        run.trace(
            Trace.Level.TESTS,
            "regexp for header '" + name + "' did not match on value '" + value + "'");
        return null;
      }
      String group = match.group(1);
      if (group == null) {
        run.trace(
            Trace.Level.TESTS, "regexp did not return match value for string '" + value + "'");
      }
      return group;
    } catch (RegexSyntaxException e) {
      return null;
    }
  }
}
