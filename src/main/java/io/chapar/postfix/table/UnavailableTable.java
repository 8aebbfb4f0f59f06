package io.chapar.postfix.table;

import io.chapar.postfix.Log;

/**
 * What a daemon holds in the place of a table that could not be opened: it says so again at every
 * question, and never recovers by itself.
 */
final class UnavailableTable extends Table {
  private final String reason;
  private final Log log;

  UnavailableTable(String type, String name, String reason, Log log) {
    super(type, name);
    this.reason = reason;
    this.log = log;
  }

  @Override
  public Lookup lookup(String key) {
    log.warning(spec() + " is unavailable. " + reason);
    return Lookup.unavailable(this, key);
  }

  @Override
  public boolean fixed() {
    return false;
  }
}
