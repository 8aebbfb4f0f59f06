package io.chapar.unix.awk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An array of awk: a map, and for each element when it was last used. POSIX leaves the order of
 * {@code for (k in a)} open; scripts print in the order that mawk happens to give, so {@link #keys}
 * works that order out: by the bucket that FNV-1a puts a key in, and what was used last first.
 */
final class AwkArray {
  private static final int FIRST_BUCKETS = 64;
  private static final int CROWD =
      12; // keys a bucket, on average, before there are twice as many buckets
  private static final int MAX_ELEMENTS = 4_000_000;
  private static final int NO_NUMBER = Integer.MIN_VALUE;

  private static final class Element {
    private final String key;
    private int number = NO_NUMBER; // set when it was first reached by a number
    private long usedByNumber;
    private long usedByText; // 0: only numbers have led to it so far
    private Value value = Value.NONE;

    Element(String key) {
      this.key = key;
    }
  }

  private final Map<String, Element> elements = new HashMap<>();
  private int buckets = FIRST_BUCKETS;
  private boolean texts; // whether every element has a place among the text keys
  private boolean split; // whether it still is what split() made
  private long clock;

  int size() {
    return elements.size();
  }

  void clear() {
    elements.clear();
    buckets = FIRST_BUCKETS;
    texts = false;
    split = false;
  }

  /** Becomes what split() makes: 1, 2, 3 and so on. */
  void load(List<Value> values) {
    clear();
    for (int i = 1; i <= values.size(); i++) {
      Element element = new Element(Integer.toString(i));
      element.number = i;
      element.usedByNumber = ++clock;
      element.value = values.get(i - 1);
      add(element);
    }
    split = !values.isEmpty();
  }

  Value get(Value key, String format) {
    return reach(key, format).value;
  }

  void put(Value key, String format, Value value) {
    reach(key, format).value = value;
  }

  boolean contains(Value key, String format) {
    if (split && key.isNumber()) {
      return inSplit(integer(key));
    }
    return !elements.isEmpty() && find(key, format) != null;
  }

  void remove(Value key, String format) {
    if (elements.isEmpty() || split && key.isNumber() && !inSplit(integer(key))) {
      return;
    }
    Element element = find(key, format);
    if (element != null) {
      split = false;
      elements.remove(element.key);
      if (elements.isEmpty()) {
        clear();
      }
    }
  }

  /** The keys, in mawk's order. */
  List<String> keys() {
    if (elements.isEmpty()) {
      return List.of();
    }
    split = false;
    placeAmongTexts();
    List<Element> all = new ArrayList<>(elements.values());
    all.sort(
        Comparator.comparingInt((Element e) -> hash(e.key) & (buckets - 1))
            .thenComparing(Comparator.comparingLong((Element e) -> e.usedByText).reversed()));
    List<String> keys = new ArrayList<>(all.size());
    all.forEach(e -> keys.add(e.key));
    return keys;
  }

  /** The element of a key, made if it is not there: in awk to look is to make. */
  private Element reach(Value key, String format) {
    Element element = find(key, format);
    if (element != null) {
      return element;
    }
    int n = integer(key);
    Element made = new Element(n == NO_NUMBER ? key.string(format) : Integer.toString(n));
    if (n != NO_NUMBER) {
      made.number = n;
      made.usedByNumber = ++clock;
    }
    if (texts) {
      made.usedByText = ++clock;
    }
    add(made);
    return made;
  }

  private void add(Element element) {
    if (elements.size() >= MAX_ELEMENTS) {
      throw new AwkException("program limit exceeded: out of memory");
    }
    elements.put(element.key, element);
    while (elements.size() > (long) buckets * CROWD) {
      buckets *= 2;
    }
  }

  /** The element of a key, or null; that it was used is noted. */
  private @Nullable Element find(Value key, String format) {
    int n = integer(key);
    if (split && inSplit(n)) {
      return elements.get(Integer.toString(n));
    }
    split = false;
    if (n == NO_NUMBER) {
      placeAmongTexts();
      Element element = elements.get(key.string(format));
      if (element != null) {
        element.usedByText = ++clock;
      }
      return element;
    }
    Element element = elements.get(Integer.toString(n));
    if (element != null) {
      if (element.number == NO_NUMBER) {
        element.number = n;
        element.usedByText = ++clock; // it could only be found by its text
      }
      element.usedByNumber = ++clock;
    }
    return element;
  }

  private boolean inSplit(int n) {
    return n >= 1 && n <= elements.size();
  }

  /**
   * Elements that only numbers have led to get their place among the texts, in the order of the
   * number's bucket.
   */
  private void placeAmongTexts() {
    if (texts) {
      return;
    }
    texts = true;
    List<Element> unplaced = new ArrayList<>(elements.values());
    unplaced.removeIf(e -> e.usedByText != 0);
    unplaced.sort(
        Comparator.comparingInt((Element e) -> e.number & (buckets - 1))
            .thenComparing(Comparator.comparingLong((Element e) -> e.usedByNumber).reversed()));
    unplaced.forEach(e -> e.usedByText = ++clock);
  }

  /** The integer that a number key is, or NO_NUMBER. */
  private static int integer(Value key) {
    double d = key.isNumber() ? key.number() : Double.NaN;
    return d == Math.rint(d) && Math.abs(d) < Integer.MAX_VALUE ? (int) d : NO_NUMBER;
  }

  /** FNV-1a, 32 bits (draft-eastlake-fnv). */
  private static int hash(String key) {
    int h = 0x811c9dc5;
    for (byte b : key.getBytes(StandardCharsets.ISO_8859_1)) {
      h ^= b & 0xff;
      h *= 16777619;
    }
    return h;
  }
}
