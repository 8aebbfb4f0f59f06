package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What deliveries remember for a user for a while: the file ~/.dovecot.lda-dupes. */
final class Remembered {
  private static final int MAX = 10_000;

  private final Files files;
  private final String path;
  private final long now;
  private final Map<String, Long> fresh = new TreeMap<>();

  Remembered(Files files, String home, long now) {
    this.files = files;
    this.path = home + "/.dovecot.lda-dupes";
    this.now = now;
  }

  private Map<String, Long> read() {
    Map<String, Long> all = new TreeMap<>();
    try {
      if (!files.exists(path)) {
        return all;
      }
      for (String line : files.text(path).split("\n", MAX)) {
        int space = line.indexOf(' ');
        if (space > 0 && line.substring(space + 1).matches("\\d{1,18}")) {
          long until = Long.parseLong(line.substring(space + 1));
          if (until >= now) {
            all.put(line.substring(0, space), until);
          }
        }
      }
    } catch (DiskException e) {
      // what cannot be read is forgotten
    }
    return all;
  }

  /** Whether something has been here before. */
  boolean seen(byte[] id) {
    try {
      if (!files.exists(path + ".locks")) {
        files.mkdir(path + ".locks", 0700);
      }
    } catch (DiskException e) {
      // then without locks
    }
    return read().containsKey(HexFormat.of().formatHex(id));
  }

  /** Remembers something. */
  void add(byte[] id, long until) {
    fresh.put(HexFormat.of().formatHex(id), until);
  }

  /** Keeps what is to be remembered. */
  void commit() {
    if (fresh.isEmpty()) {
      return;
    }
    Map<String, Long> all = read();
    all.putAll(fresh);
    StringBuilder out = new StringBuilder();
    all.forEach((id, until) -> out.append(id).append(' ').append(until).append('\n'));
    try {
      files.write(path, out.toString().getBytes(StandardCharsets.US_ASCII), 0600);
    } catch (DiskException e) {
      // then it happens again
    }
    fresh.clear();
  }
}
