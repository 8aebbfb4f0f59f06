package io.chapar.sieve.syntax;

import java.util.List;

/** An argument of a command or test, with its line. */
public sealed interface Argument {
  /** The line it begins on, from 1. */
  int line();

  /** What an error calls its kind. */
  String kind();

  /** {@code :name}. */
  record Tag(String name, int line) implements Argument {
    @Override
    public String kind() {
      return "a tag";
    }
  }

  /** A string, as bytes. */
  record Text(String value, int line) implements Argument {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number, unsigned. */
  record Number(long value, int line) implements Argument {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** {@code ["a", "b"]}. */
  record TextList(List<Text> items, int line) implements Argument {
    @Override
    public String kind() {
      return "a string list";
    }
  }
}
