package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.run.Comparator;
import io.chapar.sieve.run.MatchType;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import io.chapar.sieve.syntax.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** relational: :value and :count. */
final class Relational extends Extension {
  private static final List<String> RELATIONS = List.of("gt", "ge", "lt", "le", "eq", "ne");

  Relational() {
    super("relational", 0);
  }

  @Override
  public boolean load(Checker checker) {
    checker.thing("match type", "value", new Chosen("value"));
    checker.thing("match type", "count", new Chosen("count"));
    return true;
  }

  private record Chosen(String name) implements Tags.Family {
    @Override
    public @Nullable MatchType choose(Checker checker, Node node, Arg tag) {
      Arg param = node.peek();
      String text =
          "the :"
              + name
              + " match-type requires a constant string argument being one of \"gt\", \"ge\","
              + " \"lt\", \"le\", \"eq\" or \"ne\", but ";
      if (param == null || !(param.syntax() instanceof Argument.Text)) {
        checker.error(
            param == null ? tag : param,
            text + (param == null ? "none" : param.syntax().kind()) + " was found");
        return null;
      }
      if (!RELATIONS.contains(param.text())) {
        checker.error(param, text + "\"" + Bytes.shown(param.text(), 32) + "\" was found");
        return null;
      }
      node.remove();
      return new Relation(name.equals("count"), param.text());
    }
  }

  private static final class Relation extends MatchType {
    private final boolean count;
    private final String relation;

    Relation(boolean count, String relation) {
      super((count ? "count-" : "value-") + relation, 2);
      this.count = count;
      this.relation = relation;
    }

    @Override
    public boolean matches(Run run, Comparator comparator, String value, String key) {
      int result = comparator.compare(value, key);
      return switch (relation) {
        case "gt" -> result > 0;
        case "ge" -> result >= 0;
        case "lt" -> result < 0;
        case "le" -> result <= 0;
        case "eq" -> result == 0;
        default -> result != 0;
      };
    }

    @Override
    public @Nullable Boolean whole(
        Run run, Comparator comparator, Values values, List<String> keys) {
      if (!count) {
        return null;
      }
      boolean trace = run.traces(Trace.Level.MATCHING);
      String value = Integer.toString(values.count(trace));
      if (trace) {
        run.trace(Trace.Level.NONE, "matching count value `" + value + "'");
      }
      run.descend();
      boolean found = false;
      for (String key : keys) {
        found = matches(run, comparator, value, key);
        if (trace) {
          run.trace(Trace.Level.NONE, "with key `" + Bytes.shown(key, 80) + "' => 1");
        }
        if (found) {
          break;
        }
      }
      run.ascend();
      return found;
    }
  }
}
