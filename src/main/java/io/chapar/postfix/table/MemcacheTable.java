package io.chapar.postfix.table;

import java.io.IOException;

/** memcache: its configuration is read, but no server of that kind exists in this world. */
final class MemcacheTable extends Table {
  private final Opening opening;

  private MemcacheTable(Opening opening) {
    super("memcache", opening.name());
    this.opening = opening;
  }

  static Table open(Opening opening) throws Unopenable {
    try {
      opening.host().read(opening.name());
    } catch (IOException e) {
      throw new Unopenable("open " + opening.name() + ": " + e.getMessage());
    }
    return new MemcacheTable(opening);
  }

  @Override
  public Lookup lookup(String key) {
    opening.log().warning("table " + spec() + " lookup error: Connection refused");
    return Lookup.unavailable(this, key);
  }
}
