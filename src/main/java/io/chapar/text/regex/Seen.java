package io.chapar.text.regex;

import java.util.Arrays;
import java.util.List;

/**
 * Where the backtracker has been: the same place in code and text with the same referenced groups
 * leads nowhere new. Kept as 64-bit hashes; when full it forgets to remember, and the budget of
 * steps is what remains.
 */
final class Seen {
  private static final int MAX = 1 << 20;
  private long[] table = new long[256];
  private int count;

  void clear() {
    if (table.length > 4096) {
      table = new long[256];
    } else {
      Arrays.fill(table, 0);
    }
    count = 0;
  }

  /** Whether this is new. */
  boolean add(int pc, int pos, int[] registers, Code code) {
    long hash = mix(((long) pc << 32) ^ pos);
    for (List<Integer> groups : code.references) {
      for (int group : groups) {
        hash = mix(hash ^ ((long) registers[2 * group] << 32 ^ registers[2 * group + 1]));
      }
    }
    if (hash == 0) {
      hash = 1;
    }
    if (count >= MAX) {
      return true;
    }
    if (count * 2 >= table.length) {
      grow();
    }
    int i = (int) (hash & (table.length - 1));
    while (table[i] != 0) {
      if (table[i] == hash) {
        return false;
      }
      i = (i + 1) & (table.length - 1);
    }
    table[i] = hash;
    count++;
    return true;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    for (long hash : old) {
      if (hash != 0) {
        int i = (int) (hash & (table.length - 1));
        while (table[i] != 0) {
          i = (i + 1) & (table.length - 1);
        }
        table[i] = hash;
      }
    }
  }

  private static long mix(long x) {
    long z = x + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
