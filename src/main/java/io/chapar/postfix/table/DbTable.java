package io.chapar.postfix.table;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** hash: and btree:, the content of a .db file as it was when the table was opened. */
final class DbTable extends Table {
  private final DbFile file;
  private final boolean fold;
  private final int owner;

  DbTable(String type, String name, DbFile file, boolean fold, int owner) {
    super(type, name);
    this.file = file;
    this.fold = fold;
    this.owner = owner;
  }

  @Override
  public Lookup lookup(String key) {
    Entry entry = file.entries().get(fold ? key.toLowerCase(Locale.ROOT) : key);
    return entry == null
        ? Lookup.missing(this, key)
        : Lookup.found(this, key, entry.value(), entry.line());
  }

  @Override
  public @Nullable List<Entry> entries() {
    return file.btree()
        ? List.copyOf(file.entries().values())
        : HashOrder.of(file.entries().values());
  }

  @Override
  public int owner() {
    return owner;
  }
}
