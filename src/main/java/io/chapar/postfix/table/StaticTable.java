package io.chapar.postfix.table;

/** static: the same answer for every key. */
final class StaticTable extends Table {
  private final String value;

  StaticTable(String name, String value) {
    super("static", name);
    this.value = value;
  }

  @Override
  public Lookup lookup(String key) {
    return Lookup.found(this, key, value, 0);
  }
}
