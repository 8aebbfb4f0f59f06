package io.chapar.text.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton that is built while it runs: one table look-up a character. Its memory
 * is bounded: when there are too many states, it starts afresh.
 */
final class Dfa {
  private static final int MAX_STATES = 1500;
  private static final int MAX_CELLS = 400_000;
  private static final int MAX_SETS = 400;
  private static final int UNKNOWN = -1;

  /** Places in the code reached after a character, in order, and what that character was. */
  private record Key(int[] places, int before) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.before == before && Arrays.equals(k.places, places);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(places) * 31 + before;
    }
  }

  private final Code code;
  private final boolean newlines;
  private final boolean anchored;
  private final int[] asciiClass = new int[128];
  private final int[] cuts;
  private final int[] cutClass;
  private final boolean[][] member;
  private final int[] classKind;
  private final int classes;
  private final Map<Integer, Integer> singles = new HashMap<>();
  private final Map<Key, Integer> index = new HashMap<>();
  private final List<Key> states = new ArrayList<>();
  private int[][] next = new int[16][];
  private int cells;
  private int resets;
  private final int[] seen;
  private int generation;
  private final int[] stack;

  private Dfa(Code code, boolean newlines, boolean anchored, List<CharSet> sets) {
    this.code = code;
    this.newlines = newlines;
    this.anchored = anchored;
    TreeSet<Integer> edges = new TreeSet<>();
    edges.add(0);
    for (CharSet set : sets) {
      int[] ranges = set.ranges();
      for (int i = 0; i < ranges.length; i += 2) {
        edges.add(ranges[i]);
        edges.add(ranges[i + 1] + 1);
      }
    }
    cuts = edges.stream().filter(e -> e <= CharSet.MAX).mapToInt(Integer::intValue).toArray();
    cutClass = new int[cuts.length];
    Map<String, Integer> signatures = new HashMap<>();
    List<Integer> representatives = new ArrayList<>();
    StringBuilder signature = new StringBuilder();
    for (int i = 0; i < cuts.length; i++) {
      signature.setLength(0);
      for (CharSet set : sets) {
        signature.append(set.contains(cuts[i]) ? '1' : '0');
      }
      String s = signature.toString();
      Integer known = signatures.get(s);
      if (known == null) {
        known = signatures.size();
        signatures.put(s, known);
        representatives.add(cuts[i]);
      }
      cutClass[i] = known;
    }
    classes = representatives.size();
    for (int c = 0; c < 128; c++) {
      asciiClass[c] = classBySearch(c);
    }
    member = new boolean[code.sets.length][classes];
    classKind = new int[classes + 1];
    for (int k = 0; k < classes; k++) {
      int c = representatives.get(k);
      for (int s = 0; s < code.sets.length; s++) {
        member[s][k] = code.sets[s].contains(c);
      }
      classKind[k] = code.asserts ? code.kind(c, newlines) : Assertion.OTHER;
    }
    classKind[classes] = Assertion.EDGE;
    seen = new int[code.ops.length];
    stack = new int[code.ops.length + 2];
  }

  /** An automaton for {@code code}, or null where it would be too big. */
  static @Nullable Dfa of(Code code, boolean newlines, boolean anchored) {
    List<CharSet> sets = new ArrayList<>(Arrays.asList(code.sets));
    TreeSet<Integer> chars = new TreeSet<>();
    for (int pc = 0; pc < code.ops.length; pc += Code.LENGTH[code.ops[pc]]) {
      if (code.ops[pc] == Code.CHAR) {
        chars.add(code.ops[pc + 1]);
      }
    }
    chars.forEach(c -> sets.add(CharSet.of(c)));
    if (sets.size() > MAX_SETS || code.ops.length > 60_000) {
      return null;
    }
    if (code.asserts) {
      sets.add(CharClasses.NEWLINE);
      sets.add(CharClasses.word(code.unicode));
    }
    Dfa dfa = new Dfa(code, newlines, anchored, sets);
    chars.forEach(c -> dfa.singles.put(c, dfa.classOf(c)));
    return dfa;
  }

  private int classOf(int c) {
    return c < 128 ? asciiClass[c] : classBySearch(c);
  }

  private int classBySearch(int c) {
    int i = Arrays.binarySearch(cuts, c);
    return cutClass[i >= 0 ? i : -i - 2];
  }

  /**
   * Runs from {@code from}.
   *
   * @param shortest whether to stop at the first match
   * @param work what was done is added to its first element
   * @return where the longest (or the first) match ends, or -1
   */
  int run(CharSequence text, int from, boolean shortest, Meter meter, long[] work) {
    int before = from == 0 ? -1 : Character.codePointBefore(text, from);
    int state = state(new int[] {0}, code.asserts ? code.kind(before, newlines) : Assertion.OTHER);
    int last = -1;
    int length = text.length();
    int pos = from;
    int unpaid = 0;
    while (true) {
      if (++unpaid == 4096) {
        meter.spend(unpaid);
        work[0] += unpaid;
        unpaid = 0;
      }
      int k;
      int width = 1;
      if (pos >= length) {
        k = classes;
      } else {
        int c = text.charAt(pos);
        if (c >= 128) {
          c = Character.codePointAt(text, pos);
          width = Character.charCount(c);
        }
        k = classOf(c);
      }
      int[] row = next[state];
      int step = row[k];
      if (step == UNKNOWN) {
        int generationOfStates = resets;
        step = step(state, k);
        if (generationOfStates == resets) {
          row[k] = step;
        }
      }
      if ((step & 1) != 0) {
        last = pos;
        if (shortest) {
          break;
        }
      }
      state = step >> 1;
      if (state == 0 || pos >= length) {
        break;
      }
      pos += width;
    }
    work[0] += unpaid;
    return last;
  }

  /** The number of a state; 0 is the dead one. */
  private int state(int[] places, int before) {
    if (states.isEmpty()) {
      states.add(new Key(new int[0], -1));
    }
    if (places.length == 0) {
      return 0;
    }
    Key key = new Key(places, before);
    Integer known = index.get(key);
    if (known != null) {
      return known;
    }
    if (states.size() >= MAX_STATES || cells > MAX_CELLS) {
      states.subList(1, states.size()).clear();
      index.clear();
      Arrays.fill(next, null);
      cells = 0;
      resets++;
    }
    int n = states.size();
    states.add(key);
    index.put(key, n);
    if (n >= next.length) {
      next = Arrays.copyOf(next, n * 2);
    }
    next[n] = new int[classes + 1];
    Arrays.fill(next[n], UNKNOWN);
    cells += classes + 1 + places.length;
    return n;
  }

  /**
   * Where {@code state} leads with a character of class {@code k}: the state twice, plus 1 if it
   * matches before it.
   */
  private int step(int state, int k) {
    Key key = states.get(state);
    boolean matched = false;
    int[] out = new int[8];
    int count = 0;
    int after = classKind[k];
    generation++;
    int[] ops = code.ops;
    for (int place : key.places) {
      int top = 0;
      stack[top++] = place;
      while (top > 0) {
        int pc = stack[--top];
        if (seen[pc] == generation) {
          continue;
        }
        seen[pc] = generation;
        switch (ops[pc]) {
          case Code.MATCH -> matched = true;
          case Code.SPLIT -> {
            stack[top++] = ops[pc + 2];
            stack[top++] = ops[pc + 1];
          }
          case Code.JUMP -> stack[top++] = ops[pc + 1];
          case Code.SAVE -> stack[top++] = pc + 2;
          case Code.ASSERT -> {
            if (Assertion.at(ops[pc + 1]).holds(key.before, after)) {
              stack[top++] = pc + 2;
            }
          }
          case Code.SET, Code.CHAR -> {
            boolean takes =
                k < classes
                    && (ops[pc] == Code.SET
                        ? member[ops[pc + 1]][k]
                        : singles.getOrDefault(ops[pc + 1], -1) == k);
            if (takes) {
              if (count == out.length) {
                out = Arrays.copyOf(out, count * 2);
              }
              out[count++] = pc + 2;
            }
          }
          default -> {}
        }
      }
    }
    if (!anchored && k < classes) {
      out = Arrays.copyOf(out, Math.max(out.length, count + 1));
      out[count++] = 0;
    }
    int[] places = Arrays.copyOf(out, count);
    Arrays.sort(places);
    return state(places, code.asserts ? after : Assertion.OTHER) << 1 | (matched ? 1 : 0);
  }
}
