package io.chapar.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which aliases are being read at the moment: none is replaced inside of itself. */
final class Aliases {
  private final Dialect dialect;
  private final List<Active> active = new ArrayList<>();

  Aliases(Dialect dialect) {
    this.dialect = dialect;
  }

  private static final class Active {
    final String name;
    final boolean follows;
    int rest; // characters of the text behind the alias' value

    Active(String name, boolean follows, int rest) {
      this.name = name;
      this.follows = follows;
      this.rest = rest;
    }
  }

  void clear() {
    active.clear();
  }

  /** The value of the alias that {@code token} is, which then counts as being read; or null. */
  @Nullable String of(Token token, Input input) {
    String name = token.plain();
    if (name.isEmpty()) {
      return null;
    }
    String value = dialect.alias(name);
    if (value == null) {
      return null;
    }
    int start = token.span().start();
    for (Active a : active) {
      if (a.name.equals(name) && start < a.rest) {
        return null;
      }
    }
    int grown = value.length() - name.length();
    for (Active a : active) {
      if (start < a.rest) {
        a.rest += grown;
      }
    }
    boolean follows = value.endsWith(" ") || value.endsWith("\t");
    active.add(new Active(name, follows, start + value.length()));
    return value;
  }

  /** Whether the word before {@code token} was an alias whose value ends in a blank. */
  boolean follows(Token token) {
    for (Active a : active) {
      if (a.follows && token.span().start() == a.rest
          || a.follows && token.span().start() == a.rest + 1) {
        return true;
      }
    }
    return false;
  }
}
