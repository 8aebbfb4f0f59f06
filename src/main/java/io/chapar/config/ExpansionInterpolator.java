package io.chapar.config;

import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.jspecify.annotations.Nullable;

/**
 * Puts a language's {@link Expansion} behind the hook where Commons Configuration substitutes
 * variables, in the place of its own {@code ${…}}, so that every typed getter expands alike.
 */
final class ExpansionInterpolator extends ConfigurationInterpolator {
  private final Layers layers;
  private final Expansion expansion;

  ExpansionInterpolator(Layers layers, Expansion expansion) {
    this.layers = layers;
    this.expansion = expansion;
  }

  @Override
  public @Nullable Object interpolate(@Nullable Object value) {
    return value instanceof String raw
        ? expansion.expand("", raw, Origin.DEFAULT, layers).value()
        : value;
  }
}
