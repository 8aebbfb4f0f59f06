package io.chapar.postfix.table;

/** fail: never answers. */
final class FailTable extends Table {
  FailTable(String name) {
    super("fail", name);
  }

  @Override
  public Lookup lookup(String key) {
    return Lookup.unavailable(this, key);
  }

  @Override
  public boolean fixed() {
    return false;
  }
}
