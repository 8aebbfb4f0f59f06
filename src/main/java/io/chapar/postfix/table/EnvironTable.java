package io.chapar.postfix.table;

import io.chapar.host.Process;
import java.util.Locale;

/** environ: the environment of the program that asks. */
final class EnvironTable extends Table {
  private final Process process;
  private final boolean fold;

  EnvironTable(String name, Process process, boolean fold) {
    super("environ", name);
    this.process = process;
    this.fold = fold;
  }

  @Override
  public Lookup lookup(String key) {
    String value = process.env().get(fold ? key.toLowerCase(Locale.ROOT) : key);
    return value == null ? Lookup.missing(this, key) : Lookup.found(this, key, value, 0);
  }
}
