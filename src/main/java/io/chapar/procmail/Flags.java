package io.chapar.procmail;

/** The flags of a recipe, the letters after {@code :0}. */
final class Flags {
  static final String ALL = "HBDAahbfcwWiEer";

  private final StringBuilder set = new StringBuilder();

  void set(char flag) {
    set.append(flag);
  }

  void clear(char flag) {
    for (int i = set.length() - 1; i >= 0; i--) {
      if (set.charAt(i) == flag) {
        set.deleteCharAt(i);
      }
    }
  }

  boolean has(char flag) {
    return set.indexOf(Character.toString(flag)) >= 0;
  }
}
