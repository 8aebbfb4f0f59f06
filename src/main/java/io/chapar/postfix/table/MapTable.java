package io.chapar.postfix.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table in memory: texthash:, inline: and internal:. */
final class MapTable extends Table {
  private final Map<String, Entry> entries;
  private final boolean fold;
  private final int owner;

  MapTable(String type, String name, Map<String, Entry> entries, boolean fold, int owner) {
    super(type, name);
    this.entries = entries;
    this.fold = fold;
    this.owner = owner;
  }

  @Override
  public Lookup lookup(String key) {
    Entry entry = entries.get(fold ? key.toLowerCase(Locale.ROOT) : key);
    return entry == null
        ? Lookup.missing(this, key)
        : Lookup.found(this, key, entry.value(), entry.line());
  }

  @Override
  public @Nullable List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public int owner() {
    return owner;
  }
}
