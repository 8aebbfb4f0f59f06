package io.chapar.text.regex;

import io.chapar.text.regex.Node.Greed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a parsed pattern into {@link Code}. */
final class Compiler {
  private static final int MAX_SIZE = 400_000;

  /**
   * Whether the code is for the backtracker with Perl's semantics, which has loops with counters.
   */
  private final boolean perl;

  private final String tooBig;
  private final Map<CharSet, Integer> sets = new HashMap<>();
  private final List<CharSet> setList = new ArrayList<>();
  private final List<List<Integer>> references = new ArrayList<>();
  private final Map<Integer, Integer> groupStarts = new HashMap<>();
  private final List<int[]> calls = new ArrayList<>();
  private final Set<Integer> called = new HashSet<>();
  private int[] ops = new int[64];
  private int size;
  private int registers;

  private Compiler(boolean perl, int slots) {
    this.perl = perl;
    this.registers = slots;
    this.tooBig = perl ? "regular expression is too large" : "Regular expression too big";
  }

  static Code compile(Node node, int groups, boolean perl, boolean unicode) {
    int slots = 2 * (groups + 1);
    Compiler c = new Compiler(perl, slots);
    c.findCalls(node);
    c.emit(Code.SAVE, 0);
    c.groupStarts.put(0, c.size);
    c.node(node);
    if (c.called.contains(0)) {
      c.emit(Code.RETURN, 0);
    }
    c.emit(Code.SAVE, 1);
    c.emit(Code.MATCH);
    for (int[] call : c.calls) {
      c.ops[call[0] + 1] = c.groupStarts.getOrDefault(call[1], 0);
    }
    return new Code(
        Arrays.copyOf(c.ops, c.size), c.setList, c.references, slots, c.registers, unicode);
  }

  private void findCalls(Node node) {
    if (node instanceof Node.Call call) {
      called.add(call.group());
    } else if (node instanceof Node.Sequence sequence) {
      sequence.parts().forEach(this::findCalls);
    } else if (node instanceof Node.Choice choice) {
      choice.branches().forEach(this::findCalls);
    } else if (node instanceof Node.Group group) {
      findCalls(group.body());
    } else if (node instanceof Node.Repeat repeat) {
      findCalls(repeat.body());
    } else if (node instanceof Node.Look look) {
      findCalls(look.body());
    } else if (node instanceof Node.Atomic atomic) {
      findCalls(atomic.body());
    } else if (node instanceof Node.IfGroup condition) {
      findCalls(condition.yes());
      findCalls(condition.no());
    } else if (node instanceof Node.IfLook condition) {
      findCalls(condition.condition());
      findCalls(condition.yes());
      findCalls(condition.no());
    }
  }

  private int emit(int... instruction) {
    if (size + instruction.length > MAX_SIZE) {
      throw new RegexSyntaxException(tooBig, perl ? 0 : -1);
    }
    if (size + instruction.length > ops.length) {
      ops = Arrays.copyOf(ops, Math.max(ops.length * 2, size + instruction.length));
    }
    int at = size;
    System.arraycopy(instruction, 0, ops, size, instruction.length);
    size += instruction.length;
    return at;
  }

  private int set(CharSet set) {
    return sets.computeIfAbsent(
        set,
        s -> {
          setList.add(s);
          return setList.size() - 1;
        });
  }

  private void node(Node node) {
    if (node instanceof Node.Chars chars) {
      int single = chars.set().single();
      if (single >= 0) {
        emit(Code.CHAR, single);
      } else {
        emit(Code.SET, set(chars.set()));
      }
    } else if (node instanceof Node.Sequence sequence) {
      sequence.parts().forEach(this::node);
    } else if (node instanceof Node.Choice choice) {
      choice(choice.branches());
    } else if (node instanceof Node.Group group) {
      group(group);
    } else if (node instanceof Node.Repeat repeat) {
      repeat(repeat);
    } else if (node instanceof Node.Assert condition) {
      emit(Code.ASSERT, condition.kind().ordinal());
    } else if (node instanceof Node.BackReference reference) {
      references.add(reference.groups());
      emit(Code.BACK_REFERENCE, references.size() - 1, reference.ignoreCase() ? 1 : 0);
    } else if (node instanceof Node.Atomic atomic) {
      int mark = register(2);
      emit(Code.MARK, mark);
      node(atomic.body());
      emit(Code.CUT, mark);
    } else if (node instanceof Node.Look look) {
      look(look);
    } else if (node instanceof Node.IfGroup condition) {
      int test = emit(Code.IF_GROUP, condition.group(), 0);
      node(condition.yes());
      int jump = emit(Code.JUMP, 0);
      ops[test + 2] = size;
      node(condition.no());
      ops[jump + 1] = size;
    } else if (node instanceof Node.IfLook condition) {
      conditional(condition);
    } else if (node instanceof Node.Call call) {
      calls.add(new int[] {emit(Code.CALL, 0, call.group()), call.group()});
    } else if (node instanceof Node.Keep) {
      emit(Code.SAVE, 0);
    } else if (node instanceof Node.Fail) {
      emit(Code.FAIL);
    }
  }

  private int register(int count) {
    int first = registers;
    registers += count;
    return first;
  }

  private void choice(List<Node> branches) {
    int[] jumps = new int[branches.size()];
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      int split = last ? 0 : emit(Code.SPLIT, size + 3, 0);
      node(branches.get(i));
      if (!last) {
        jumps[i] = emit(Code.JUMP, 0);
        ops[split + 2] = size;
      }
    }
    for (int i = 0; i < branches.size() - 1; i++) {
      ops[jumps[i] + 1] = size;
    }
  }

  private void group(Node.Group group) {
    groupStarts.putIfAbsent(group.index(), size);
    if (perl) {
      int opening = register(1);
      emit(Code.SAVE, opening);
      node(group.body());
      emit(Code.CLOSE, group.index(), opening);
    } else {
      emit(Code.SAVE, 2 * group.index());
      node(group.body());
      emit(Code.SAVE, 2 * group.index() + 1);
    }
    if (called.contains(group.index())) {
      emit(Code.RETURN, group.index());
    }
  }

  private void look(Node.Look look) {
    int mark = register(2);
    emit(Code.MARK, mark);
    if (look.positive()) {
      lookBody(look);
      emit(Code.CUT_BACK, mark);
    } else {
      int split = emit(Code.SPLIT, size + 3, 0);
      lookBody(look);
      emit(Code.CUT_FAIL, mark);
      ops[split + 2] = size;
    }
  }

  private void lookBody(Node.Look look) {
    if (look.ahead()) {
      node(look.body());
      return;
    }
    List<Node> branches =
        look.body() instanceof Node.Choice choice ? choice.branches() : List.of(look.body());
    int[] jumps = new int[branches.size()];
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      int split = last ? 0 : emit(Code.SPLIT, size + 3, 0);
      emit(Code.BACK, Shape.fixedLength(branches.get(i)));
      node(branches.get(i));
      if (!last) {
        jumps[i] = emit(Code.JUMP, 0);
        ops[split + 2] = size;
      }
    }
    for (int i = 0; i < branches.size() - 1; i++) {
      ops[jumps[i] + 1] = size;
    }
  }

  private void conditional(Node.IfLook condition) {
    Node.Look look = condition.condition();
    int mark = register(2);
    emit(Code.MARK, mark);
    int split = emit(Code.SPLIT, size + 3, 0);
    lookBody(look);
    emit(Code.CUT_BACK, mark);
    node(look.positive() ? condition.yes() : condition.no());
    int jump = emit(Code.JUMP, 0);
    ops[split + 2] = size;
    node(look.positive() ? condition.no() : condition.yes());
    ops[jump + 1] = size;
  }

  private void repeat(Node.Repeat repeat) {
    if (perl && repeat.body() instanceof Node.Chars chars) {
      emit(Code.RUN, set(chars.set()), repeat.min(), repeat.max(), repeat.greed().ordinal());
      return;
    }
    if (repeat.greed() == Greed.POSSESSIVE) {
      node(
          new Node.Atomic(
              new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Greed.GREEDY)));
      return;
    }
    boolean lazy = repeat.greed() == Greed.LAZY;
    boolean counted = repeat.min() > 1 || repeat.max() > 1;
    if (perl && (counted || repeat.max() < 0 && Shape.nullable(repeat.body()))) {
      int counter = register(2);
      emit(Code.ZERO, counter);
      int loop = emit(Code.LOOP, counter, repeat.min(), repeat.max(), lazy ? 1 : 0, 0);
      emit(Code.ENTER, counter);
      node(repeat.body());
      emit(Code.JUMP, loop);
      ops[loop + 5] = size;
      return;
    }
    for (int i = 1; i < repeat.min(); i++) {
      node(repeat.body());
    }
    if (repeat.max() < 0) {
      unbounded(repeat, lazy);
    } else {
      bounded(repeat, lazy);
    }
  }

  private void unbounded(Node.Repeat repeat, boolean lazy) {
    if (repeat.min() > 0) {
      int start = size;
      node(repeat.body());
      int split = emit(Code.SPLIT, 0, 0);
      target(split, start, size, lazy);
    } else {
      int split = emit(Code.SPLIT, 0, 0);
      node(repeat.body());
      emit(Code.JUMP, split);
      target(split, split + 3, size, lazy);
    }
  }

  private void bounded(Node.Repeat repeat, boolean lazy) {
    if (repeat.min() > 0) {
      node(repeat.body());
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.min(); i < repeat.max(); i++) {
      splits.add(emit(Code.SPLIT, 0, 0));
      node(repeat.body());
    }
    for (int split : splits) {
      target(split, split + 3, size, lazy);
    }
  }

  private void target(int split, int body, int exit, boolean lazy) {
    ops[split + 1] = lazy ? exit : body;
    ops[split + 2] = lazy ? body : exit;
  }
}
