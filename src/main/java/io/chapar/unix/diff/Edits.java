package io.chapar.unix.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The smallest set of lines to delete and insert, by Myers' algorithm in linear space; where
 * several places are as good, changes are moved down, as GNU diff does.
 */
final class Edits {
  /** Lines from..to of the one file became lines from..to of the other (0-based, ends excluded). */
  record Change(int fromA, int toA, int fromB, int toB) {}

  private static final int MAX_COST = 3000;

  private final int[] a;
  private final int[] b;
  private final boolean[] changedA;
  private final boolean[] changedB;
  private final IntConsumer meter;
  private final int[] forward;
  private final int[] backward;
  private final int middle;

  private Edits(int[] a, int[] b, IntConsumer meter) {
    this.a = a;
    this.b = b;
    this.meter = meter;
    changedA = new boolean[a.length];
    changedB = new boolean[b.length];
    int size = a.length + b.length + 3;
    forward = new int[2 * size + 1];
    backward = new int[2 * size + 1];
    middle = size;
  }

  /** Compares lines, given as numbers that are equal where the lines are. */
  static List<Change> between(int[] a, int[] b, IntConsumer meter) {
    Edits edits = new Edits(a, b, meter);
    edits.compare();
    edits.shift(edits.a, edits.changedA, edits.changedB);
    edits.shift(edits.b, edits.changedB, edits.changedA);
    return edits.changes();
  }

  private void compare() {
    ArrayDeque<int[]> todo = new ArrayDeque<>();
    todo.push(new int[] {0, a.length, 0, b.length});
    while (!todo.isEmpty()) {
      int[] part = todo.pop();
      int fromA = part[0];
      int toA = part[1];
      int fromB = part[2];
      int toB = part[3];
      while (fromA < toA && fromB < toB && a[fromA] == b[fromB]) {
        fromA++;
        fromB++;
      }
      while (fromA < toA && fromB < toB && a[toA - 1] == b[toB - 1]) {
        toA--;
        toB--;
      }
      if (fromA == toA || fromB == toB) {
        Arrays.fill(changedA, fromA, toA, true);
        Arrays.fill(changedB, fromB, toB, true);
        continue;
      }
      int[] split = split(fromA, toA, fromB, toB);
      if (split.length == 0) {
        Arrays.fill(changedA, fromA, toA, true);
        Arrays.fill(changedB, fromB, toB, true);
        continue;
      }
      todo.push(new int[] {split[0], toA, split[1], toB});
      todo.push(new int[] {fromA, split[0], fromB, split[1]});
    }
  }

  /** A point on a shortest path, or nothing where that is too far to look for. */
  private int[] split(int fromA, int toA, int fromB, int toB) {
    int low = fromA - toB;
    int high = toA - fromB;
    int start = fromA - fromB;
    int goal = toA - toB;
    boolean odd = ((start - goal) & 1) != 0;
    int fLow = start;
    int fHigh = start;
    int bLow = goal;
    int bHigh = goal;
    forward[middle + start] = fromA;
    backward[middle + goal] = toA;
    for (int cost = 1; cost < MAX_COST; cost++) {
      meter.accept(fHigh - fLow + 1);
      if (fLow > low) {
        forward[middle + --fLow - 1] = -1;
      } else {
        fLow++;
      }
      if (fHigh < high) {
        forward[middle + ++fHigh + 1] = -1;
      } else {
        fHigh--;
      }
      for (int d = fHigh; d >= fLow; d -= 2) {
        int left = forward[middle + d - 1];
        int right = forward[middle + d + 1];
        int x = left < right ? right : left + 1;
        int y = x - d;
        while (x < toA && y < toB && a[x] == b[y]) {
          x++;
          y++;
        }
        forward[middle + d] = x;
        if (odd && bLow <= d && d <= bHigh && backward[middle + d] <= x) {
          return new int[] {x, y};
        }
      }
      if (bLow > low) {
        backward[middle + --bLow - 1] = Integer.MAX_VALUE;
      } else {
        bLow++;
      }
      if (bHigh < high) {
        backward[middle + ++bHigh + 1] = Integer.MAX_VALUE;
      } else {
        bHigh--;
      }
      for (int d = bHigh; d >= bLow; d -= 2) {
        int left = backward[middle + d - 1];
        int right = backward[middle + d + 1];
        int x = left < right ? left : right - 1;
        int y = x - d;
        while (fromA < x && fromB < y && a[x - 1] == b[y - 1]) {
          x--;
          y--;
        }
        backward[middle + d] = x;
        if (!odd && fLow <= d && d <= fHigh && x <= forward[middle + d]) {
          return new int[] {x, y};
        }
      }
    }
    return new int[0];
  }

  /**
   * Moves each run of changed lines of a file as far down as it goes, unless the other file has
   * changes beside it.
   */
  private void shift(int[] lines, boolean[] changed, boolean[] other) {
    int i = 0;
    int j = 0;
    while (true) {
      while (i < lines.length && !changed[i]) {
        while (j < other.length && other[j]) {
          j++;
        }
        i++;
        j++;
      }
      if (i >= lines.length) {
        return;
      }
      int start = i;
      while (i < lines.length && changed[i]) {
        i++;
      }
      int otherStart = j;
      while (j < other.length && other[j]) {
        j++;
      }
      boolean alone = j == otherStart;
      int length;
      int matching;
      do {
        length = i - start;
        // Up first, so as to merge with the run before.
        while (alone && start > 0 && lines[start - 1] == lines[i - 1] && !(j > 0 && other[j - 1])) {
          changed[--start] = true;
          changed[--i] = false;
          while (start > 0 && changed[start - 1]) {
            start--;
          }
          j--;
        }
        matching = j > 0 && j <= other.length && other[j - 1] ? i : lines.length;
        while (alone && i < lines.length && lines[start] == lines[i]) {
          changed[start++] = false;
          changed[i++] = true;
          while (i < lines.length && changed[i]) {
            i++;
          }
          j++;
          while (j < other.length && other[j]) {
            matching = i;
            j++;
          }
        }
      } while (length != i - start);
      while (matching < i && alone) {
        changed[--start] = true;
        changed[--i] = false;
        j--;
        while (j > 0 && other[j - 1]) {
          j--;
        }
        while (j < other.length && other[j]) {
          j++;
        }
        if (matching >= i) {
          break;
        }
      }
    }
  }

  private List<Change> changes() {
    List<Change> out = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && changedA[i] || j < b.length && changedB[j]) {
        int startA = i;
        int startB = j;
        while (i < a.length && changedA[i]) {
          i++;
        }
        while (j < b.length && changedB[j]) {
          j++;
        }
        out.add(new Change(startA, i, startB, j));
      } else {
        i++;
        j++;
      }
    }
    return out;
  }
}
