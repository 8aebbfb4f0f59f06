package io.chapar.postfix.verify;

import io.chapar.host.Memory;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.VerifyService.Status;
import io.chapar.postfix.table.DbCache;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of addresses: on the disk where address_verify_map names a table, else in the
 * memory of the process.
 */
final class VerifyCache {
  private static final String CLEANED = "_LAST_CACHE_CLEANUP_COMPLETED_";
  private static final Memory.Key<Kept> KEPT =
      new Memory.Key<>("postfix.verify", new Kept(0, Map.of()));

  /** The cache of a process that has no table; another process starts with nothing. */
  private record Kept(int pid, Map<String, String> entries) {
    Kept {
      entries = Map.copyOf(entries);
    }
  }

  /**
   * What is known of one address.
   *
   * @param probed when a probe went out whose answer is awaited; seconds, 0: none
   * @param updated when it was found out; 0: not yet
   */
  record Entry(Status status, long probed, long updated, String text) {
    /** The entry of {@code 0:0:1763715600:text}, or null where that makes no sense. */
    static @Nullable Entry parse(String value) {
      String[] parts = value.split(":", 4);
      if (parts.length < 4) {
        return null;
      }
      try {
        int status = Integer.parseInt(parts[0]);
        return status < 0 || status >= Status.values().length
            ? null
            : new Entry(
                Status.values()[status],
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                parts[3]);
      } catch (NumberFormatException e) {
        return null;
      }
    }

    Entry probed(long now) {
      return new Entry(status, now, updated, text);
    }

    String value() {
      return status.ordinal() + ":" + probed + ":" + updated + ":" + text;
    }
  }

  private final Daemon daemon;
  private final String title;
  private final @Nullable DbCache file;

  private VerifyCache(Daemon daemon, String title, @Nullable DbCache file) {
    this.daemon = daemon;
    this.title = title;
    this.file = file;
  }

  static VerifyCache of(Daemon daemon) {
    String map = daemon.config().get("address_verify_map");
    if (map.isEmpty() || map.startsWith("internal:")) {
      return new VerifyCache(daemon, map.isEmpty() ? "internal:verify" : map, null);
    }
    String spec = map.startsWith("proxy:") ? map.substring(6) : map;
    if (!spec.startsWith("btree:") && !spec.startsWith("hash:")) {
      throw new PostfixFatal("address_verify_map = " + map + ": this type is not simulated here");
    }
    DbCache file =
        new DbCache(
            daemon.files(), spec.startsWith("btree:"), spec.substring(spec.indexOf(':') + 1));
    file.create();
    return new VerifyCache(daemon, map, file);
  }

  private Map<String, String> all() {
    if (file != null) {
      return file.read();
    }
    Kept kept = daemon.machine().memory().get(KEPT);
    return new TreeMap<>(kept.pid() == daemon.pid() ? kept.entries() : Map.of());
  }

  private void save(Map<String, String> entries) {
    if (file != null) {
      file.write(entries);
    } else {
      daemon.machine().memory().put(KEPT, new Kept(daemon.pid(), entries));
    }
  }

  @Nullable Entry get(String key) {
    String value = all().get(key);
    return value == null ? null : Entry.parse(value);
  }

  void put(String key, Entry entry) {
    Map<String, String> entries = all();
    entries.put(key, entry.value());
    save(entries);
  }

  void remove(String key) {
    Map<String, String> entries = all();
    if (entries.remove(key) != null) {
      save(entries);
    }
  }

  /** Drops what is too old, if that was not done within {@code interval} seconds. */
  void clean(long interval, long now, Predicate<Entry> old) {
    Map<String, String> entries = all();
    String last = entries.get(CLEANED);
    if (interval <= 0 || (last != null && now < time(last) + interval)) {
      return;
    }
    entries.remove(CLEANED);
    int before = entries.size();
    entries
        .values()
        .removeIf(
            value -> {
              Entry entry = Entry.parse(value);
              return entry == null || old.test(entry);
            });
    int dropped = before - entries.size();
    daemon
        .log()
        .info(
            "cache "
                + title
                + " full cleanup: retained="
                + entries.size()
                + " dropped="
                + dropped
                + " entries");
    entries.put(CLEANED, Long.toString(now));
    save(entries);
  }

  private static long time(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
