package io.chapar.procmail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on the line that begins a recipe: how many conditions, flags, the lock file. */
final class RecipeStart {
  final Flags flags = new Flags();
  int lines = -1;
  boolean locks;
  @Nullable String lock;
  String rest = "";

  RecipeStart(List<String> words) {
    String first = words.get(0);
    int digits = 0;
    Long number = Vars.leadingNumber(first);
    if (number != null) {
      lines = (int) Math.min(1000, Math.max(-1, number));
      digits = first.length() - first.replaceFirst("^\\s*[+-]?[0-9]+", "").length();
    }
    for (int w = 0; w < words.size(); w++) {
      String word = words.get(w);
      for (int i = w == 0 ? digits : 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (c == ' ' || c == '\t') {
          continue;
        }
        if (c == ':') {
          locks = true;
          int next = w + 1;
          if (i + 1 < word.length()) {
            lock = word.substring(i + 1);
          } else if (next < words.size()) {
            lock = words.get(next++);
          }
          rest = String.join(" ", words.subList(Math.min(next, words.size()), words.size()));
          return;
        }
        if (Flags.ALL.indexOf(c) < 0) {
          rest = String.join(" ", words.subList(w, words.size())).substring(i);
          return;
        }
        flags.set(c);
      }
    }
  }
}
