package io.chapar.postfix.smtpd;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What EHLO can announce and a configuration can withhold. */
enum EhloKeyword {
  EIGHT_BIT_MIME("8BITMIME"),
  AUTH("AUTH"),
  CHUNKING("CHUNKING"),
  DSN("DSN"),
  ENHANCEDSTATUSCODES("ENHANCEDSTATUSCODES"),
  ETRN("ETRN"),
  PIPELINING("PIPELINING"),
  SIZE("SIZE"),
  SMTPUTF8("SMTPUTF8"),
  STARTTLS("STARTTLS"),
  VERP("XVERP"),
  VRFY("VRFY"),
  XCLIENT("XCLIENT"),
  XFORWARD("XFORWARD"),
  /** Not a keyword: says that withholding is not to be logged. */
  SILENT_DISCARD("silent-discard");

  private final String word;

  EhloKeyword(String word) {
    this.word = word;
  }

  /** The keywords of a list; {@code unknown} takes the words that are none. */
  static Set<EhloKeyword> of(List<String> words, List<String> unknown) {
    Set<EhloKeyword> found = EnumSet.noneOf(EhloKeyword.class);
    for (String word : words) {
      boolean known = false;
      for (EhloKeyword keyword : values()) {
        if (keyword.word.equalsIgnoreCase(word)) {
          found.add(keyword);
          known = true;
        }
      }
      if (!known) {
        unknown.add(word);
      }
    }
    return found;
  }

  /** The keywords as the log lists them. */
  static String names(Set<EhloKeyword> keywords) {
    return keywords.stream()
        .map(k -> k.word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
