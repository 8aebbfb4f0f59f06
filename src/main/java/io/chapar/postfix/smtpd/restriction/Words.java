package io.chapar.postfix.smtpd.restriction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a restriction list, and the place where its evaluation stands. */
final class Words {
  private final List<String> words;
  private int at;

  Words(List<String> words) {
    this.words = words;
  }

  /** The next word, which is taken; null at the end. */
  @Nullable String next() {
    return at < words.size() ? words.get(at++) : null;
  }

  /** The next word, which is not taken; null at the end. */
  @Nullable String peek() {
    return at < words.size() ? words.get(at) : null;
  }

  /** Goes back to the word before. */
  void back() {
    at--;
  }

  /** What the last word that was taken is, with its argument: for explanations. */
  String since(int from) {
    return String.join(" ", words.subList(from, at));
  }

  int place() {
    return at;
  }
}
