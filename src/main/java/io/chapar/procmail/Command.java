package io.chapar.procmail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program to run: a line for the shell, or words.
 *
 * @param text the line as it stands, for the shell; otherwise the words with blanks between them
 * @param words null where a shell reads the line
 */
record Command(String text, Words.@Nullable Result words) {
  static Command shell(String text) {
    return new Command(text, null);
  }

  static Command direct(Words.Result words) {
    return new Command(String.join(" ", words.words()), words);
  }

  /** How messages about its failure call it: a program without its arguments. */
  String name() {
    return words == null ? text : words.first();
  }

  /** The words, with the arguments of procmail where {@code "$@"} stood. */
  List<String> argv(List<String> args) {
    Words.Result w = words;
    if (w == null) {
      return List.of();
    }
    List<String> all = new java.util.ArrayList<>();
    int at = 0;
    for (String word : w.words()) {
      at += word.length();
      if (at == w.all() && !args.isEmpty()) {
        all.addAll(args);
      } else {
        all.add(word);
      }
      at++;
    }
    return all;
  }

  /** The words as VERBOSE shows them. */
  List<String> shown(List<String> args) {
    Words.Result w = words;
    if (w == null) {
      return List.of(text);
    }
    List<String> all = new java.util.ArrayList<>();
    int at = 0;
    for (String word : w.words()) {
      all.add(word);
      at += word.length();
      if (at == w.all()) {
        all.addAll(args);
      }
      at++;
    }
    return all;
  }
}
