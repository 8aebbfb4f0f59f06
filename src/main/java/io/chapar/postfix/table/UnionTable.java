package io.chapar.postfix.table;

import java.util.ArrayList;
import java.util.List;

/** unionmap: the answers of several tables, put together with commas. */
final class UnionTable extends Table {
  private final List<Table> tables;

  UnionTable(String name, List<Table> tables) {
    super("unionmap", name);
    this.tables = tables;
  }

  @Override
  public Lookup lookup(String key) {
    List<String> values = new ArrayList<>();
    for (Table table : tables) {
      Lookup lookup = table.lookup(key);
      if (lookup.failed()) {
        return new Lookup(spec(), key, lookup.status(), "", 0);
      }
      if (lookup.found()) {
        values.add(lookup.value());
      }
    }
    return values.isEmpty()
        ? Lookup.missing(this, key)
        : Lookup.found(this, key, String.join(",", values), 0);
  }

  @Override
  public boolean fixed() {
    return tables.get(0).fixed();
  }
}
