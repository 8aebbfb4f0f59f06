package io.chapar.unix.awk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parsed program, and what is known of its names: which are arrays is only clear once all of it
 * is read.
 */
final class Source {
  /** A use of a name in a function (or outside of all: an empty text). */
  record Use(String function, Node.Name name, int line) {}

  /** A bare variable as argument of a function. */
  record Passed(Use use, String callee, int index) {}

  final List<Node.Block> begin = new ArrayList<>();
  final List<Node.Block> end = new ArrayList<>();
  final List<Node.Rule> rules = new ArrayList<>();
  final Map<String, Node.Function> functions = new HashMap<>();
  final Set<String> arrays = new HashSet<>(Set.of("ENVIRON", "ARGV"));
  final List<Use> arrayUses = new ArrayList<>();
  final List<Use> scalarUses = new ArrayList<>();
  final List<Passed> passed = new ArrayList<>();
  final List<Node.Call> calls = new ArrayList<>();

  /** Finds out which names are arrays, and complains of those used as both. */
  void resolve(int lastLine) {
    for (Node.Call call : calls) {
      Node.Function f = functions.get(call.function());
      if (f == null) {
        throw new AwkException(
            "line " + lastLine + ": function " + call.function() + " never defined");
      }
      if (call.args().size() > f.parameters().size()) {
        throw new AwkException(
            "line " + call.line() + ": too many arguments in call to " + call.function());
      }
    }
    arrayUses.forEach(this::markArray);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Passed each : passed) {
        Node.Function callee = functions.get(each.callee());
        if (callee == null || each.index() >= callee.arrays().length) {
          continue;
        }
        boolean array = callee.arrays()[each.index()];
        if (array && !isArray(each.use())) {
          markArray(each.use());
          changed = true;
        } else if (!array && isArray(each.use())) {
          callee.arrays()[each.index()] = true;
          changed = true;
        }
      }
    }
    for (Use use : scalarUses) {
      if (isArray(use)) {
        boolean first =
            arrayUses.stream().anyMatch(a -> a.name().equals(use.name()) && a.line() <= use.line());
        throw new AwkException(
            "line "
                + use.line()
                + ": illegal reference to "
                + (first ? "array " : "variable ")
                + use.name().name());
      }
    }
  }

  private boolean isArray(Use use) {
    Node.Function f = functions.get(use.function());
    return use.name().slot() >= 0
        ? f != null && f.arrays()[use.name().slot()]
        : arrays.contains(use.name().name());
  }

  private void markArray(Use use) {
    Node.Function f = functions.get(use.function());
    if (use.name().slot() < 0) {
      arrays.add(use.name().name());
    } else if (f != null) {
      f.arrays()[use.name().slot()] = true;
    }
  }
}
