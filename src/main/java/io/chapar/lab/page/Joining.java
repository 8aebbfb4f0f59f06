package io.chapar.lab.page;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters as their neighbours ask for, for terminals that do not: each letter becomes
 * its presentation form. ICU's own ArabicShaping leaves Persian letters as they are, so the forms
 * come from the character database.
 */
final class Joining {
  private static final char ZWNJ = '\u200c';
  private static final int ISOLATED = 0;
  private static final int FINAL = 1;
  private static final int INITIAL = 2;
  private static final int MEDIAL = 3;
  private static final Map<String, char[]> FORMS = forms(); // of a letter, or of lam with alef

  private Joining() {}

  private static Map<String, char[]> forms() {
    Map<String, char[]> forms = new HashMap<>();
    Normalizer2 decomposer = Normalizer2.getNFKCInstance();
    for (char c = '\ufb50'; c <= '\ufefc'; c++) {
      int form = form(c);
      String letters = form < 0 ? null : decomposer.normalize(String.valueOf(c));
      if (letters != null && (letters.length() == 1 || isLamAlef(letters))) {
        char[] of = forms.computeIfAbsent(letters, key -> new char[4]);
        of[form] = of[form] == 0 ? c : of[form];
      }
    }
    return Map.copyOf(forms);
  }

  private static boolean isLamAlef(String letters) {
    return letters.length() == 2
        && letters.charAt(0) == 'ل'
        && "اآأإ".indexOf(letters.charAt(1)) >= 0;
  }

  private static int form(char c) {
    return switch (UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE)) {
      case DecompositionType.ISOLATED -> ISOLATED;
      case DecompositionType.FINAL -> FINAL;
      case DecompositionType.INITIAL -> INITIAL;
      case DecompositionType.MEDIAL -> MEDIAL;
      default -> -1;
    };
  }

  /** The text with its letters joined; marks stay, what only keeps letters apart goes. */
  static String join(String text) {
    StringBuilder out = new StringBuilder();
    boolean joined = false; // whether the letter before reaches out to this one
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = type(c);
      if (type == JoiningType.TRANSPARENT) {
        out.append(c);
        continue;
      }
      if (c == ZWNJ) {
        joined = false;
        continue;
      }
      int next = next(text, i + 1);
      String letters = String.valueOf(c);
      if (next == i + 1 && next < text.length() && FORMS.containsKey(letters + text.charAt(next))) {
        letters += text.charAt(next);
        i++;
        next = next(text, i + 1);
        type = JoiningType.RIGHT_JOINING;
      }
      boolean before =
          joined && (type == JoiningType.DUAL_JOINING || type == JoiningType.RIGHT_JOINING);
      boolean reaches =
          type == JoiningType.DUAL_JOINING && next < text.length() && takes(text.charAt(next));
      char[] of = FORMS.get(letters);
      char form =
          of == null ? 0 : of[before ? (reaches ? MEDIAL : FINAL) : reaches ? INITIAL : ISOLATED];
      out.append(form == 0 ? letters : String.valueOf(form));
      joined = type == JoiningType.DUAL_JOINING || type == JoiningType.JOIN_CAUSING;
    }
    return out.toString();
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && type(text.charAt(at)) == JoiningType.TRANSPARENT) {
      at++;
    }
    return at;
  }

  private static boolean takes(char c) {
    int type = type(c);
    return type == JoiningType.DUAL_JOINING
        || type == JoiningType.RIGHT_JOINING
        || type == JoiningType.JOIN_CAUSING;
  }

  private static int type(char c) {
    return c == ZWNJ
        ? JoiningType.NON_JOINING
        : UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
  }
}
