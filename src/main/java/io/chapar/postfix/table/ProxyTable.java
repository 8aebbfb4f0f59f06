package io.chapar.postfix.table;

/** proxy: another table as the proxymap daemon sees it, from outside the queue directory. */
final class ProxyTable extends Table {
  private final Table behind;

  ProxyTable(String name, Table behind) {
    super("proxy", name);
    this.behind = behind;
  }

  @Override
  public Lookup lookup(String key) {
    Lookup lookup = behind.lookup(key);
    return new Lookup(spec(), key, lookup.status(), lookup.value(), lookup.line());
  }

  @Override
  public boolean fixed() {
    return behind.fixed();
  }
}
