package io.chapar.lab.report;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of the labs in one language: resource bundle {@code lab/words}. */
public final class Words {
  private final ResourceBundle bundle;
  private final String language;

  /** The words of a language code; English where there are none. */
  public Words(String language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "lab.words",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language code. */
  public String language() {
    return language;
  }

  /** The text of a key with {@code %s} filled in. */
  public String get(String key, Object... args) {
    try {
      return String.format(Locale.ROOT, bundle.getString(key), args);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no text '" + key + "' in " + language, e);
    }
  }
}
