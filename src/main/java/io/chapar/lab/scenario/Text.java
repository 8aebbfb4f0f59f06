package io.chapar.lab.scenario;

import java.util.Map;

/** A text in every language it was written in, by language code; English is always there. */
public record Text(Map<String, String> byLanguage) {
  /** The text in {@code language}, or else in English. */
  public String in(String language) {
    String text = byLanguage.get(language);
    return text != null ? text : byLanguage.getOrDefault("en", "");
  }
}
