package io.chapar.text.regex;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** An immutable set of code points: sorted, disjoint, inclusive ranges, with a bitmap for ASCII. */
final class CharSet {
  static final int MAX = 0x10ffff;
  static final CharSet NONE = new CharSet(new int[0]);
  static final CharSet ALL = new CharSet(new int[] {0, MAX});

  /** Every character: {@link io.chapar.text.Utf8}'s stand-ins for invalid bytes are none. */
  static final CharSet VALID = new CharSet(new int[] {0, 0xdc7f, 0xdd00, MAX});

  private final int[] ranges;
  private final long low;
  private final long high;

  private CharSet(int[] ranges) {
    this.ranges = ranges;
    long l = 0;
    long h = 0;
    for (int c = 0; c < 128; c++) {
      if (search(c)) {
        if (c < 64) {
          l |= 1L << c;
        } else {
          h |= 1L << (c - 64);
        }
      }
    }
    this.low = l;
    this.high = h;
  }

  static CharSet of(int c) {
    return new CharSet(new int[] {c, c});
  }

  static CharSet range(int from, int to) {
    return new CharSet(new int[] {from, to});
  }

  /** The characters of {@code chars}. */
  static CharSet of(String chars) {
    Builder b = new Builder();
    chars.codePoints().forEach(b::add);
    return b.build();
  }

  /** All valid code points that {@code test} accepts. */
  static CharSet where(IntPredicate test) {
    Builder b = new Builder();
    int start = -1;
    for (int c = 0; c <= MAX; c++) {
      boolean in = (c < 0xd800 || c > 0xdfff) && test.test(c);
      if (in && start < 0) {
        start = c;
      } else if (!in && start >= 0) {
        b.add(start, c - 1);
        start = -1;
      }
    }
    if (start >= 0) {
      b.add(start, MAX);
    }
    return b.build();
  }

  boolean contains(int c) {
    if (c < 128) {
      return ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }
    return search(c);
  }

  private boolean search(int c) {
    int lo = 0;
    int hi = ranges.length / 2 - 1;
    while (lo <= hi) {
      int mid = (lo + hi) >>> 1;
      if (c < ranges[2 * mid]) {
        hi = mid - 1;
      } else if (c > ranges[2 * mid + 1]) {
        lo = mid + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The only member, or -1. */
  int single() {
    return ranges.length == 2 && ranges[0] == ranges[1] ? ranges[0] : -1;
  }

  boolean isEmpty() {
    return ranges.length == 0;
  }

  CharSet complement() {
    Builder b = new Builder();
    int next = 0;
    for (int i = 0; i < ranges.length; i += 2) {
      if (ranges[i] > next) {
        b.add(next, ranges[i] - 1);
      }
      next = ranges[i + 1] + 1;
    }
    if (next <= MAX) {
      b.add(next, MAX);
    }
    return b.build();
  }

  CharSet union(CharSet other) {
    return new Builder().add(this).add(other).build();
  }

  CharSet intersect(CharSet other) {
    return complement().union(other.complement()).complement();
  }

  CharSet minus(CharSet other) {
    return intersect(other.complement());
  }

  boolean intersects(CharSet other) {
    return !intersect(other).isEmpty();
  }

  /** With each letter also its other case; beyond ASCII only where {@code unicode}. */
  CharSet ignoringCase(boolean unicode) {
    Builder b = new Builder().add(this);
    for (int c = 'a'; c <= 'z'; c++) {
      int upper = c - 32;
      if (contains(c)) {
        b.add(upper);
      } else if (contains(upper)) {
        b.add(c);
      }
    }
    if (unicode && ranges.length > 0 && ranges[ranges.length - 1] > 127) {
      for (int c : CharClasses.cased()) {
        if (contains(c)) {
          b.add(Character.toLowerCase(c));
          b.add(Character.toUpperCase(c));
        }
      }
    }
    return b.build();
  }

  /** The inclusive ranges, from and to alternating. */
  int[] ranges() {
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharSet that && Arrays.equals(ranges, that.ranges);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranges);
  }

  /** Collects ranges in any order. */
  static final class Builder {
    private long[] spans = new long[8];
    private int count;

    Builder add(int c) {
      return add(c, c);
    }

    Builder add(int from, int to) {
      if (count == spans.length) {
        spans = Arrays.copyOf(spans, count * 2);
      }
      spans[count++] = ((long) from << 32) | to;
      return this;
    }

    Builder add(CharSet set) {
      for (int i = 0; i < set.ranges.length; i += 2) {
        add(set.ranges[i], set.ranges[i + 1]);
      }
      return this;
    }

    CharSet build() {
      Arrays.sort(spans, 0, count);
      int[] out = new int[count * 2];
      int n = 0;
      for (int i = 0; i < count; i++) {
        int from = (int) (spans[i] >>> 32);
        int to = (int) spans[i];
        if (n > 0 && from <= out[n - 1] + 1) {
          out[n - 1] = Math.max(out[n - 1], to);
        } else {
          out[n++] = from;
          out[n++] = to;
        }
      }
      return new CharSet(Arrays.copyOf(out, n));
    }
  }
}
