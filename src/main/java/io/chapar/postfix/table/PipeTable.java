package io.chapar.postfix.table;

import java.util.List;

/** pipemap: each table is asked for what the one before it answered. */
final class PipeTable extends Table {
  private final List<Table> tables;

  PipeTable(String name, List<Table> tables) {
    super("pipemap", name);
    this.tables = tables;
  }

  @Override
  public Lookup lookup(String key) {
    String value = key;
    for (Table table : tables) {
      Lookup lookup = table.lookup(value);
      if (!lookup.found()) {
        return new Lookup(spec(), key, lookup.status(), "", 0);
      }
      value = lookup.value();
    }
    return Lookup.found(this, key, value, 0);
  }

  @Override
  public boolean fixed() {
    return tables.get(0).fixed();
  }
}
