package io.chapar.postfix.table;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The order in which Berkeley DB goes through a hash table, which is what postmap -s prints: bucket
 * by bucket, each sorted. The buckets split as they do there, one at a time, whenever a page of
 * 4096 bytes is full.
 */
final class HashOrder {
  private static final int PAGE = 4096;
  private static final int HEADER = 26;
  private static final int PRIME = 16777619;

  private final List<List<Key>> buckets = new ArrayList<>();
  private int highMask = 1;
  private int lowMask;

  /** A key with its NUL, as Postfix stores it, and the room that its entry takes. */
  private record Key(byte[] bytes, int hash, int size, Entry entry) {}

  private HashOrder() {
    buckets.add(new ArrayList<>());
    buckets.add(new ArrayList<>());
  }

  /** The entries in that order; they are given in the order in which they were stored. */
  static List<Entry> of(Collection<Entry> entries) {
    HashOrder order = new HashOrder();
    for (Entry entry : entries) {
      order.add(entry);
    }
    List<Entry> sorted = new ArrayList<>();
    for (List<Key> bucket : order.buckets) {
      bucket.sort((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes));
      bucket.forEach(key -> sorted.add(key.entry));
    }
    return sorted;
  }

  private void add(Entry entry) {
    byte[] text = Utf8.encode(entry.key());
    byte[] bytes = Arrays.copyOf(text, text.length + 1);
    int hash = 0;
    for (byte b : bytes) {
      hash = hash * PRIME ^ b & 255;
    }
    int size = bytes.length + Utf8.encode(entry.value()).length + 1 + 2 + 4;
    List<Key> bucket = buckets.get(bucket(hash));
    int before = pages(bucket);
    bucket.add(new Key(bytes, hash, size, entry));
    if (pages(bucket) > before) {
      split();
    }
  }

  private static int pages(List<Key> bucket) {
    int pages = 1;
    int used = HEADER;
    for (Key key : bucket) {
      if (used + key.size > PAGE) {
        pages++;
        used = HEADER;
      }
      used += key.size;
    }
    return pages;
  }

  private int bucket(int hash) {
    int bucket = hash & highMask;
    return bucket >= buckets.size() ? hash & lowMask : bucket;
  }

  private void split() {
    int fresh = buckets.size();
    if (fresh > highMask) {
      lowMask = highMask;
      highMask = fresh | lowMask;
    }
    List<Key> old = buckets.get(fresh & lowMask);
    List<Key> keys = new ArrayList<>(old);
    old.clear();
    buckets.add(new ArrayList<>());
    for (Key key : keys) {
      buckets.get(bucket(key.hash)).add(key);
    }
  }
}
