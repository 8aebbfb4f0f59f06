package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another table that is only asked for keys in UTF-8, as long as smtputf8_enable is on. */
final class Utf8Table extends Table {
  private static final String WHY = "malformed UTF-8 or invalid codepoint";

  private final Table table;
  private final Log log;

  Utf8Table(Table table, Log log) {
    super(table.type(), table.name());
    this.table = table;
    this.log = log;
  }

  @Override
  public Lookup lookup(String key) {
    if (!TableSource.isUtf8(key)) {
      log.warning(spec() + ": non-UTF-8 key \"" + key + "\": " + WHY);
      return Lookup.missing(this, key);
    }
    Lookup lookup = table.lookup(key);
    if (lookup.found() && !TableSource.isUtf8(lookup.value())) {
      log.warning(
          spec() + ": key \"" + key + "\": non-UTF-8 value \"" + lookup.value() + "\": " + WHY);
      return new Lookup(spec(), key, Lookup.Status.MISCONFIGURED, "", 0);
    }
    return lookup;
  }

  @Override
  public boolean fixed() {
    return table.fixed();
  }

  @Override
  public @Nullable List<Entry> entries() {
    return table.entries();
  }

  @Override
  public int owner() {
    return table.owner();
  }
}
