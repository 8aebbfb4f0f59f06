package io.chapar.config;

import java.util.List;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.convert.ConversionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Layers of configuration, the first that says a key wins: override, file, default. The typed
 * getters are those of Commons Configuration ({@code getInt}, {@code getBoolean}, {@code
 * getDuration}, …); they go through the {@link Expansion} and the conversion that the owner of the
 * language hands in. Once built it is only read.
 */
public final class Layers extends CompositeConfiguration {
  private final List<Layer> layers;
  private final Expansion expansion;

  /** The layers, the winning one first. */
  public Layers(List<Layer> layers, Expansion expansion, ConversionHandler conversion) {
    super(List.copyOf(layers));
    this.layers = List.copyOf(layers);
    this.expansion = expansion;
    setThrowExceptionOnMissing(false);
    setConversionHandler(conversion);
    setInterpolator(new ExpansionInterpolator(this, expansion));
  }

  /** The layers again, the winning one first. */
  public List<Layer> layers() {
    return layers;
  }

  /** The layer whose word counts for a key, or null where none says it. */
  public @Nullable Layer winner(String key) {
    for (Layer layer : layers) {
      if (layer.containsKey(key)) {
        return layer;
      }
    }
    return null;
  }

  /** The raw text that counts for a key, or null. */
  public @Nullable String raw(String key) {
    Layer layer = winner(key);
    return layer == null ? null : layer.raw(key);
  }

  /** A key's value with its history, or null where no layer says it. */
  public @Nullable Setting setting(String key) {
    Layer layer = winner(key);
    String raw = layer == null ? null : layer.raw(key);
    return layer == null || raw == null
        ? null
        : expansion.expand(key, raw, layer.origin(key), this);
  }
}
