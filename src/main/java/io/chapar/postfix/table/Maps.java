package io.chapar.postfix.table;

import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that a parameter such as virtual_alias_maps lists, asked one after the other until one
 * answers or fails.
 */
public final class Maps {
  private final String title;
  private final List<Table> tables;
  private final Log log;

  private Maps(String title, List<Table> tables, Log log) {
    this.title = title;
    this.tables = tables;
    this.log = log;
  }

  static Maps open(Tables opener, String title, String specs, Options options, Log log) {
    List<Table> tables = new ArrayList<>();
    for (String spec : Ascii.bracedWords(specs, Ascii.COMMA_SPACE)) {
      tables.add(opener.open(spec, options));
    }
    return new Maps(title, List.copyOf(tables), log);
  }

  /** The name in warnings. */
  public String title() {
    return title;
  }

  /** The tables. */
  public List<Table> tables() {
    return tables;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** The first answer for a key. */
  public Answer find(String key) {
    return find(key, false);
  }

  /** The first answer for a key; for a part of an address only tables of texts are asked. */
  public Answer find(String key, boolean partial) {
    List<Lookup> tried = new ArrayList<>();
    return find(key, partial, tried);
  }

  Answer find(String key, boolean partial, List<Lookup> tried) {
    if (key.isEmpty()) {
      return answer(Lookup.Status.MISSING, tried);
    }
    for (Table table : tables) {
      if (partial && !table.fixed()) {
        continue;
      }
      Lookup lookup = table.lookup(key);
      tried.add(lookup);
      if (lookup.found() && lookup.value().isEmpty()) {
        log.warning(title + " lookup of " + key + " returns an empty string result");
        log.warning(title + " should return NO RESULT in case of NOT FOUND");
        return answer(Lookup.Status.MISCONFIGURED, tried);
      }
      if (lookup.found()) {
        return new Answer(Lookup.Status.FOUND, lookup.value(), key, "", tried);
      }
      if (lookup.failed()) {
        log.warning(table.spec() + " lookup error for \"" + key + '"');
        return answer(lookup.status(), tried);
      }
    }
    return answer(Lookup.Status.MISSING, tried);
  }

  private static Answer answer(Lookup.Status status, List<Lookup> tried) {
    return new Answer(status, "", "", "", tried);
  }
}
