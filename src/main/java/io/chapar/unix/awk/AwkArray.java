package io.chapar.unix.awk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of awk. It behaves as mawk's does down to the order in which {@code for (k in a)} visits
 * it, because scripts print in that order: a hash table with chains by number and chains by text,
 * where what was looked up moves to the front.
 */
final class AwkArray {
  private static final int FIRST_MASK = 63;
  private static final int CHAIN = 12;
  private static final long MAX_ELEMENTS = 4_000_000;

  private static final class Node {
    @Nullable String key;
    boolean numbered;
    int number;
    int textHash;
    Value value = Value.NONE;
    @Nullable Node nextByText;
    @Nullable Node nextByNumber;

    Node(@Nullable String key, int hash) {
      this.key = key;
      this.textHash = hash;
    }
  }

  private Node @Nullable [] byText = new Node[0];
  private Node @Nullable [] byNumber = new Node[0];
  private @Nullable List<Value> list;
  private boolean hasText;
  private boolean hasNumbers;
  private int mask = FIRST_MASK;
  private int size;

  int size() {
    List<Value> l = list;
    return l == null ? size : l.size();
  }

  void clear() {
    byText = new Node[0];
    byNumber = new Node[0];
    list = null;
    hasText = false;
    hasNumbers = false;
    mask = FIRST_MASK;
    size = 0;
  }

  /** Becomes what split() makes: 1, 2, 3 and so on. */
  void load(List<Value> values) {
    clear();
    if (!values.isEmpty()) {
      list = new ArrayList<>(values);
    }
  }

  Value get(Value key, String format) {
    List<Value> l = list;
    int n = integer(key);
    if (l != null && n >= 1 && n <= l.size()) {
      return l.get(n - 1);
    }
    Node node = find(key, format, true);
    return node == null ? Value.NONE : node.value;
  }

  void put(Value key, String format, Value value) {
    List<Value> l = list;
    int n = integer(key);
    if (l != null && n >= 1 && n <= l.size()) {
      l.set(n - 1, value);
      return;
    }
    Node node = find(key, format, true);
    if (node != null) {
      node.value = value;
    }
  }

  boolean contains(Value key, String format) {
    List<Value> l = list;
    int n = integer(key);
    if (l != null && key.isNumber()) {
      return n >= 1 && n <= l.size();
    }
    return size() > 0 && find(key, format, false) != null;
  }

  void remove(Value key, String format) {
    List<Value> l = list;
    int n = integer(key);
    if (size() == 0 || l != null && key.isNumber() && (n < 1 || n > l.size())) {
      return;
    }
    Node node = find(key, format, false);
    if (node == null) {
      return;
    }
    if (hasNumbers && node.numbered) {
      unlinkNumber(node);
    }
    if (hasText && node.key != null) {
      unlinkText(node);
    }
    if (--size == 0) {
      clear();
    }
  }

  /** The keys, in mawk's order. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    if (size() == 0) {
      return keys;
    }
    texts();
    for (Node head : byText) {
      for (Node node = head; node != null; node = node.nextByText) {
        keys.add(String.valueOf(node.key));
      }
    }
    return keys;
  }

  /** The integer that a number key is, or a value no list has. */
  private static int integer(Value key) {
    double d = key.isNumber() ? key.number() : Double.NaN;
    return d == Math.rint(d) && Math.abs(d) < Integer.MAX_VALUE ? (int) d : Integer.MIN_VALUE;
  }

  private @Nullable Node find(Value key, String format, boolean create) {
    int n = integer(key);
    if (n != Integer.MIN_VALUE) {
      table();
      return byNumber(n, create);
    }
    return byText(key.string(format), create);
  }

  private void table() {
    List<Value> l = list;
    if (l != null) {
      list = null;
      size = l.size();
      while (size > limit()) {
        mask = mask * 2 + 1;
      }
      allocate();
      for (int i = 0; i < l.size(); i++) {
        Node node = new Node(null, 0);
        node.numbered = true;
        node.number = i + 1;
        node.value = l.get(i);
        int slot = (i + 1) & mask;
        node.nextByNumber = byNumber[slot];
        byNumber[slot] = node;
      }
      hasNumbers = true;
      hasText = false;
    } else if (byText.length == 0) {
      allocate();
    }
  }

  private void allocate() {
    byText = new Node[mask + 1];
    byNumber = new Node[mask + 1];
  }

  private int limit() {
    return (mask + 1) * CHAIN;
  }

  private @Nullable Node byNumber(int n, boolean create) {
    int slot = n & mask;
    Node before = null;
    Node node = byNumber[slot];
    while (node != null && node.number != n) {
      before = node;
      node = node.nextByNumber;
    }
    if (node != null) {
      if (before == null) {
        return node;
      }
      before.nextByNumber = node.nextByNumber;
    } else if (hasText) {
      node = byText(Integer.toString(n), create);
      slot = n & mask;
      if (node == null) {
        return null;
      }
    } else if (create) {
      node = new Node(null, 0);
      grow();
      slot = n & mask;
    } else {
      return null;
    }
    node.numbered = true;
    node.number = n;
    hasNumbers = true;
    node.nextByNumber = byNumber[slot];
    byNumber[slot] = node;
    return node;
  }

  private @Nullable Node byText(String key, boolean create) {
    texts();
    int hash = hash(key);
    int slot = hash & mask;
    Node before = null;
    Node node = byText[slot];
    while (node != null && !(node.textHash == hash && key.equals(node.key))) {
      before = node;
      node = node.nextByText;
    }
    if (node != null) {
      if (before == null) {
        return node;
      }
      before.nextByText = node.nextByText;
    } else if (create) {
      node = new Node(key, hash);
      grow();
      slot = hash & mask;
    } else {
      return null;
    }
    node.nextByText = byText[slot];
    byText[slot] = node;
    return node;
  }

  /** From now on every element has its text as well. */
  private void texts() {
    table();
    if (hasText) {
      return;
    }
    hasText = true;
    for (Node head : byNumber) {
      for (Node node = head; node != null; node = node.nextByNumber) {
        String key = Integer.toString(node.number);
        node.key = key;
        node.textHash = hash(key);
        int slot = node.textHash & mask;
        node.nextByText = byText[slot];
        byText[slot] = node;
      }
    }
  }

  private void grow() {
    if (++size > MAX_ELEMENTS) {
      throw new AwkException("program limit exceeded: out of memory");
    }
    if (size <= limit()) {
      return;
    }
    Node @Nullable [] texts = byText;
    Node @Nullable [] numbers = byNumber;
    mask = mask * 2 + 1;
    allocate();
    for (Node head : texts) {
      List<Node> chain = new ArrayList<>();
      for (Node node = head; node != null; node = node.nextByText) {
        chain.add(node);
      }
      for (int i = chain.size() - 1; i >= 0; i--) {
        Node node = chain.get(i);
        node.nextByText = byText[node.textHash & mask];
        byText[node.textHash & mask] = node;
      }
    }
    for (Node head : numbers) {
      List<Node> chain = new ArrayList<>();
      for (Node node = head; node != null; node = node.nextByNumber) {
        chain.add(node);
      }
      for (int i = chain.size() - 1; i >= 0; i--) {
        Node node = chain.get(i);
        node.nextByNumber = byNumber[node.number & mask];
        byNumber[node.number & mask] = node;
      }
    }
  }

  private void unlinkNumber(Node gone) {
    int slot = gone.number & mask;
    Node before = null;
    for (Node node = byNumber[slot]; node != null; before = node, node = node.nextByNumber) {
      if (node == gone) {
        if (before == null) {
          byNumber[slot] = node.nextByNumber;
        } else {
          before.nextByNumber = node.nextByNumber;
        }
        return;
      }
    }
  }

  private void unlinkText(Node gone) {
    int slot = gone.textHash & mask;
    Node before = null;
    for (Node node = byText[slot]; node != null; before = node, node = node.nextByText) {
      if (node == gone) {
        if (before == null) {
          byText[slot] = node.nextByText;
        } else {
          before.nextByText = node.nextByText;
        }
        return;
      }
    }
  }

  /** FNV-1a. */
  private static int hash(String key) {
    int h = 0x811c9dc5;
    for (byte b : key.getBytes(StandardCharsets.ISO_8859_1)) {
      h ^= b & 0xff;
      h *= 16777619;
    }
    return h;
  }
}
