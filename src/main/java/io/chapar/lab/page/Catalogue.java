package io.chapar.lab.page;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What the learner's commands say, in one language: resource bundle {@code lab/learn}. Numbers are
 * written as the language writes them.
 */
public final class Catalogue {
  private final ResourceBundle bundle;
  private final String language;

  /** The texts of a language code. */
  public Catalogue(String language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "lab.learn",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Whether there is a text under a key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** The text of a key with {@code %s} filled in. */
  public String get(String key, Object... args) {
    Object[] shown = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      shown[i] =
          args[i] instanceof Number number
              ? Typesetter.digits(language, number.toString())
              : args[i];
    }
    try {
      return String.format(Locale.ROOT, bundle.getString(key), shown);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no text '" + key + "' in " + language, e);
    }
  }
}
