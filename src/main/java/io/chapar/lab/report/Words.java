package io.chapar.lab.report;

import io.chapar.lab.page.Typesetter;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of the labs in one language: the resource bundles of lab/, and the pages beside them.
 */
public final class Words {
  /** The files of words; a room of the lab that has many has one of its own. */
  private static final List<String> BUNDLES = List.of("words", "tools", "probes", "learn");

  private static final Pattern COUNTS = Pattern.compile("(goal|hint|check|solution)\\.");

  private final List<ResourceBundle> bundles;
  private final String language;

  /** The words of a language code; English where there are none. */
  public Words(String language) {
    this.language = language;
    this.bundles =
        BUNDLES.stream()
            .map(
                name ->
                    ResourceBundle.getBundle(
                        "lab." + name,
                        Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES)))
            .toList();
  }

  /** The language code. */
  public String language() {
    return language;
  }

  /** Whether there is a text under a key. */
  public boolean has(String key) {
    return bundles.stream().anyMatch(b -> b.containsKey(key));
  }

  /** The text of a key with {@code %s} filled in. */
  public String get(String key, Object... args) {
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return String.format(Locale.ROOT, bundle.getString(key), written(key, args));
      }
    }
    throw new IllegalStateException("no text '" + key + "' in " + language);
  }

  /** Points and counts are written with the digits of the language; what is typed is not. */
  private Object[] written(String key, Object[] args) {
    Object[] shown = args.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof Number number && COUNTS.matcher(key).lookingAt()) {
        shown[i] = Typesetter.digits(language, number.toString());
      }
    }
    return shown;
  }

  /** The page lab/NAME_LANGUAGE.txt, or else lab/NAME.txt; null: there is none. */
  public @Nullable String page(String name) {
    String own = resource("/lab/" + name + "_" + language + ".txt");
    return own != null ? own : resource("/lab/" + name + ".txt");
  }

  private static @Nullable String resource(String path) {
    try (InputStream in = Words.class.getResourceAsStream(path)) {
      return in == null ? null : Utf8.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
