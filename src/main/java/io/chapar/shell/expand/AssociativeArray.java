package io.chapar.shell.expand;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An associative array, whose keys come in the order of bash's hash table. */
public final class AssociativeArray {
  private static final int BUCKETS = 1024;

  private final Map<String, Entry> entries = new HashMap<>();
  private long sequence;

  private record Entry(String key, String value, long sequence) {}

  /** bash's hash of a name: what its tables are ordered by. */
  public static int hash(String key) {
    int hash = 0x811c9dc5;
    for (byte b : Utf8.encode(key)) {
      hash *= 0x01000193;
      hash ^= b;
    }
    return hash;
  }

  /** The order of names in a hash table of bash that has {@code buckets}, a power of two. */
  public static Comparator<String> order(int buckets) {
    return Comparator.comparingInt((String key) -> hash(key) & (buckets - 1));
  }

  AssociativeArray copy() {
    AssociativeArray copy = new AssociativeArray();
    copy.entries.putAll(entries);
    copy.sequence = sequence;
    return copy;
  }

  /** The value of a key, or null. */
  public @Nullable String get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** Sets a value. */
  public void put(String key, String value) {
    Entry old = entries.get(key);
    entries.put(key, new Entry(key, value, old == null ? sequence++ : old.sequence()));
  }

  /** Removes a key. */
  public void remove(String key) {
    entries.remove(key);
  }

  /** How many there are. */
  public int size() {
    return entries.size();
  }

  private List<Entry> ordered() {
    int buckets = BUCKETS;
    while (entries.size() >= buckets * 2) {
      buckets *= 4;
    }
    int mask = buckets - 1;
    List<Entry> list = new ArrayList<>(entries.values());
    list.sort(
        Comparator.comparingInt((Entry e) -> hash(e.key()) & mask)
            .thenComparing(Comparator.comparingLong(Entry::sequence).reversed()));
    return list;
  }

  /** The keys in bash's order. */
  public List<String> keys() {
    return ordered().stream().map(Entry::key).toList();
  }

  /** The values in the order of the keys. */
  public List<String> values() {
    return ordered().stream().map(Entry::value).toList();
  }
}
