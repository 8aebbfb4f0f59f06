package io.chapar.postfix.table;

import java.util.Locale;

/** environ: the environment of the program that asks. */
final class EnvironTable extends Table {
  private final TableHost host;
  private final boolean fold;

  EnvironTable(String name, TableHost host, boolean fold) {
    super("environ", name);
    this.host = host;
    this.fold = fold;
  }

  @Override
  public Lookup lookup(String key) {
    String value = host.variable(fold ? key.toLowerCase(Locale.ROOT) : key);
    return value == null ? Lookup.missing(this, key) : Lookup.found(this, key, value, 0);
  }
}
