package io.chapar.postfix.table;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.net.SimSocket;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.FakeHost;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables over files in a map, as a daemon opens them; what is logged is kept. */
final class FakeTables implements TableHost, Log {
  private final Map<String, byte[]> files = new HashMap<>();
  final List<String> logged = new ArrayList<>();

  FakeTables with(String path, String text) {
    files.put(path, Utf8.encode(text));
    return this;
  }

  FakeTables withDb(String path, String... keysAndValues) {
    DbFile file = DbFile.empty(false);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = keysAndValues[i];
      file.entries().put(key, new Entry(key, keysAndValues[i + 1], i / 2 + 1));
    }
    files.put(path + ".db", file.bytes());
    return this;
  }

  Tables daemon(String... mainCf) {
    return Tables.forDaemon(this, FakeHost.config(mainCf), this);
  }

  @Override
  public byte[] read(String path) throws IOException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new DiskException(Errno.ENOENT, path);
    }
    return bytes;
  }

  @Override
  public @Nullable Inode stat(String path) {
    return null;
  }

  @Override
  public int uid() {
    return 0;
  }

  @Override
  public Machine machine() {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable String variable(String name) {
    return name.equals("home") ? "/root" : null;
  }

  @Override
  public void tick(int steps) {}

  @Override
  public void sleep(Duration time) {}

  @Override
  public List<String> resolve(String name) {
    return List.of();
  }

  @Override
  public SimSocket connect(InetAddress to, int port, Duration timeout) throws IOException {
    throw new DiskException(Errno.ECONNREFUSED, "");
  }

  @Override
  public SimSocket connect(String path) throws IOException {
    throw new DiskException(Errno.ENOENT, path);
  }

  @Override
  public void info(String text) {
    logged.add(text);
  }

  @Override
  public void warning(String text) {
    logged.add("warning: " + text);
  }

  @Override
  public void error(String text) {
    logged.add("error: " + text);
  }

  @Override
  public void fatal(String text) {
    logged.add("fatal: " + text);
  }
}
