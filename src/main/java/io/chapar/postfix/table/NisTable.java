package io.chapar.postfix.table;

/** nis: on a host without a NIS domain, where it finds nothing and says why. */
final class NisTable extends Table {
  NisTable(Opening opening) {
    super("nis", opening.name());
    opening.log().warning("dict_nis_init: NIS domain name not set - NIS lookups disabled");
  }

  @Override
  public Lookup lookup(String key) {
    return Lookup.missing(this, key);
  }
}
