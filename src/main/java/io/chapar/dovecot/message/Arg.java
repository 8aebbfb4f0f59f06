package io.chapar.dovecot.message;

import java.util.List;

/** An argument of an IMAP command, or a word of a doveadm query. */
public sealed interface Arg {
  /** A word without quotes. */
  record Atom(String text) implements Arg {}

  /** A string, quoted or sent as a literal. */
  record Str(String text) implements Arg {}

  /** Arguments in parentheses. */
  record Group(List<Arg> items) implements Arg {}

  /** The text of an atom or string; null for a group. */
  default @org.jspecify.annotations.Nullable String string() {
    return this instanceof Atom a ? a.text() : this instanceof Str s ? s.text() : null;
  }
}
