package io.chapar.text.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows all ways through the code at once, in order of preference, remembering groups: linear
 * time and memory. The leftmost, longest match is found, and of the ways to it the preferred one,
 * as glibc does.
 */
final class Pike {
  private final Code code;
  private final boolean newlines;
  private final CharSequence text;
  private final int[] seen;
  private int generation;
  private int[] stack = new int[64];
  private int[] @Nullable [] saved = new int[64][];
  private int[] places;
  private int[] nextPlaces;
  private int[] @Nullable [] groups;
  private int[] @Nullable [] nextGroups;
  private int count;
  private int @Nullable [] found;
  private int before;
  private int after;
  private int pos;
  private int steps;

  Pike(Code code, boolean newlines, CharSequence text) {
    this.code = code;
    this.newlines = newlines;
    this.text = text;
    int n = code.ops.length;
    seen = new int[n];
    places = new int[n];
    nextPlaces = new int[n];
    groups = new int[n][];
    nextGroups = new int[n][];
  }

  /**
   * The groups of the match, or null.
   *
   * @param anchored whether it must begin at {@code from}
   * @param stop where it must end, or -1 for the longest
   */
  int @Nullable [] run(int from, boolean anchored, int stop, Meter meter) {
    pos = from;
    int previous = from == 0 ? -1 : Character.codePointBefore(text, from);
    int length = text.length();
    count = 0;
    while (true) {
      int c = pos < length ? Character.codePointAt(text, pos) : -1;
      before = code.kind(previous, newlines);
      after = code.kind(c, newlines);
      closure(found == null && (!anchored || pos == from));
      if (count == 0 && (found != null || anchored) || c < 0 || pos == stop) {
        return found;
      }
      if (steps > 4096) {
        meter.spend(steps);
        steps = 0;
      }
      int n = 0;
      for (int i = 0; i < count; i++) {
        int pc = places[i];
        boolean takes =
            code.ops[pc] == Code.CHAR
                ? code.ops[pc + 1] == c
                : code.sets[code.ops[pc + 1]].contains(c);
        if (takes) {
          nextPlaces[n] = pc + 2;
          nextGroups[n++] = groups[i];
        }
      }
      steps += count + 1;
      swap();
      count = n;
      pos += Character.charCount(c);
      previous = c;
    }
  }

  private void swap() {
    int[] p = places;
    places = nextPlaces;
    nextPlaces = p;
    int[] @Nullable [] g = groups;
    groups = nextGroups;
    nextGroups = g;
  }

  /** Follows everything that consumes nothing; what remains waits for a character. */
  private void closure(boolean start) {
    generation++;
    int n = 0;
    for (int i = 0; i < count; i++) {
      int[] g = groups[i];
      if (g != null) {
        n = follow(places[i], g, n);
      }
    }
    if (start) {
      int[] fresh = new int[code.slots];
      Arrays.fill(fresh, -1);
      n = follow(0, fresh, n);
    }
    swap();
    count = n;
  }

  private int follow(int first, int[] firstGroups, int alreadyThere) {
    int n = alreadyThere;
    int top = 0;
    stack[0] = first;
    saved[0] = firstGroups;
    top++;
    while (top > 0) {
      top--;
      int pc = stack[top];
      int[] g = saved[top];
      if (seen[pc] == generation || g == null) {
        continue;
      }
      seen[pc] = generation;
      steps++;
      if (top + 2 >= stack.length) {
        stack = Arrays.copyOf(stack, top * 2);
        saved = Arrays.copyOf(saved, top * 2);
      }
      switch (code.ops[pc]) {
        case Code.MATCH -> {
          // A match that began earlier wins; of one beginning the later end wins, and then the way
          // preferred.
          if (found == null || g[0] < found[0] || g[0] == found[0] && g[1] > found[1]) {
            found = g;
          }
        }
        case Code.SPLIT -> {
          stack[top] = code.ops[pc + 2];
          saved[top++] = g;
          stack[top] = code.ops[pc + 1];
          saved[top++] = g;
        }
        case Code.JUMP -> {
          stack[top] = code.ops[pc + 1];
          saved[top++] = g;
        }
        case Code.SAVE -> {
          int[] copy = g.clone();
          copy[code.ops[pc + 1]] = pos;
          stack[top] = pc + 2;
          saved[top++] = copy;
        }
        case Code.ASSERT -> {
          if (Assertion.at(code.ops[pc + 1]).holds(before, after)) {
            stack[top] = pc + 2;
            saved[top++] = g;
          }
        }
        case Code.SET, Code.CHAR -> {
          if (found == null || g[0] <= found[0]) {
            nextPlaces[n] = pc;
            nextGroups[n++] = g;
          }
        }
        default -> {}
      }
    }
    return n;
  }
}
