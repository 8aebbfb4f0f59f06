package io.chapar.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A here-document: its body comes later in the text than its redirection. */
public final class HereDoc {
  private final String delimiter;
  private final boolean quoted;
  private final boolean tabs;
  private final int line;
  private String text = "";
  private @Nullable Word body;

  HereDoc(String delimiter, boolean quoted, boolean tabs, int line) {
    this.delimiter = delimiter;
    this.quoted = quoted;
    this.tabs = tabs;
    this.line = line;
  }

  void body(String raw, Word word) {
    text = raw;
    body = word;
  }

  /** What ends it. */
  public String delimiter() {
    return delimiter;
  }

  /** Whether its delimiter was quoted, so that the body is taken as it is. */
  public boolean quoted() {
    return quoted;
  }

  /** Whether leading tabs are taken off: {@code <<-}. */
  public boolean tabs() {
    return tabs;
  }

  /** The line of its operator. */
  public int line() {
    return line;
  }

  /** The body as typed, leading tabs already off. */
  public String text() {
    return text;
  }

  /** The body to expand. */
  public Word body() {
    Word word = body;
    return word == null ? new Word(List.of(), "", new Span(0, 0, line)) : word;
  }
}
