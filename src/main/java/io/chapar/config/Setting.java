package io.chapar.config;

import java.util.List;

/**
 * A configuration value with its history: what daemons read, what the query commands print and what
 * explanations quote are the same Setting.
 *
 * @param name the parameter
 * @param raw its text before substitution
 * @param value its text after substitution
 * @param origin where {@code raw} was said
 * @param substitutions the references that were replaced, in the order in which they were met
 */
public record Setting(
    String name, String raw, String value, Origin origin, List<Substitution> substitutions) {

  /** Makes the list of substitutions immutable. */
  public Setting {
    substitutions = List.copyOf(substitutions);
  }

  /** A value without references. */
  public static Setting plain(String name, String value, Origin origin) {
    return new Setting(name, value, value, origin, List.of());
  }
}
