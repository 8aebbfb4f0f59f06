package io.chapar.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code name=value}, {@code name[i]+=value} or {@code name=(…)}.
 *
 * @param append whether it is {@code +=}
 * @param value the value of a plain assignment
 * @param elements the elements of an array assignment, else null
 */
public record Assignment(
    String name,
    @Nullable Word subscript,
    boolean append,
    Word value,
    @Nullable List<Element> elements) {

  /**
   * One element of an array assignment.
   *
   * @param key its subscript, if it has one: {@code [key]=value}
   */
  public record Element(@Nullable Word key, boolean append, Word value) {}
}
