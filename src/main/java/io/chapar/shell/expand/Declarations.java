package io.chapar.shell.expand;

import java.util.List;

/** Variables as {@code declare -p} prints them. */
public final class Declarations {
  private Declarations() {}

  /** The line for a variable. */
  public static String of(String name, Variable variable) {
    String letters = variable.letters();
    String head = "declare -" + (letters.isEmpty() ? "-" : letters) + " " + name;
    if (variable.isArray()) {
      return variable.keys().isEmpty() && !variable.assigned()
          ? head
          : head + "=" + array(variable);
    }
    String value = variable.value();
    return value == null ? head : head + "=" + Quotation.doubled(value);
  }

  /** The elements of an array in parentheses. */
  public static String array(Variable variable) {
    boolean associative = variable.associative() != null;
    List<String> keys = variable.keys();
    List<String> values = variable.values();
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0 && !associative) {
        out.append(' ');
      }
      out.append('[').append(associative ? key(keys.get(i)) : keys.get(i)).append("]=");
      out.append(Quotation.doubled(values.get(i)));
      if (associative) {
        out.append(' ');
      }
    }
    return out.append(')').toString();
  }

  /** A key of an associative array, in double quotes if it needs them. */
  static String key(String key) {
    boolean plain =
        !key.isEmpty()
            && key.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "_-./:%+=,".indexOf(c) >= 0);
    return plain ? key : Quotation.doubled(key);
  }
}
