package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** The stack of pushd, without the working directory, which is always its top. */
public final class Directories {
  private final List<String> stack = new ArrayList<>();

  Directories() {}

  Directories(Directories other) {
    stack.addAll(other.stack);
  }

  /** What is below the top. */
  public List<String> stack() {
    return stack;
  }

  /** The whole stack under a working directory. */
  public List<String> all(String cwd) {
    List<String> all = new ArrayList<>();
    all.add(cwd);
    all.addAll(stack);
    return all;
  }
}
