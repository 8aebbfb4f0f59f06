package io.chapar.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shell variable: its attributes, and a text, an indexed or an associative array. */
public final class Variable {
  /** The attributes of {@code declare}. */
  public enum Attribute {
    EXPORT('x'),
    READONLY('r'),
    INTEGER('i'),
    LOWER('l'),
    UPPER('u'),
    CAPITAL('c'),
    REFERENCE('n'),
    TRACE('t');

    private final int bit;
    private final char letter;

    Attribute(char letter) {
      this.letter = letter;
      this.bit = 1 << ordinal();
    }

    /** Its option letter. */
    public char letter() {
      return letter;
    }
  }

  private int attributes;
  private boolean assigned;
  private @Nullable String text;
  private @Nullable TreeMap<Long, String> indexed;
  private @Nullable AssociativeArray associative;

  /** A variable that is declared but has no value. */
  public Variable() {}

  /** A variable with a text. */
  public Variable(String value) {
    this.text = value;
  }

  /** An independent copy, for a subshell. */
  public Variable copy() {
    Variable copy = new Variable();
    copy.attributes = attributes;
    copy.text = text;
    copy.assigned = assigned;
    copy.indexed = indexed == null ? null : new TreeMap<>(indexed);
    copy.associative = associative == null ? null : associative.copy();
    return copy;
  }

  /** Whether it has an attribute. */
  public boolean is(Attribute attribute) {
    return (attributes & attribute.bit) != 0;
  }

  /** Gives or takes an attribute. */
  public Variable set(Attribute attribute, boolean on) {
    attributes = on ? attributes | attribute.bit : attributes & ~attribute.bit;
    return this;
  }

  /** Whether an array without elements was assigned, and not only declared. */
  public boolean assigned() {
    return assigned;
  }

  /** Notes that it was assigned; a declaration does not undo that. */
  public void touch(boolean yes) {
    assigned |= yes;
  }

  /** Whether it is any array. */
  public boolean isArray() {
    return indexed != null || associative != null;
  }

  /** Its elements, if it is an indexed array. */
  public @Nullable TreeMap<Long, String> indexed() {
    return indexed;
  }

  /** Its elements, if it is an associative array. */
  public @Nullable AssociativeArray associative() {
    return associative;
  }

  /** Makes it an indexed array; a text becomes element 0. */
  public TreeMap<Long, String> makeIndexed() {
    TreeMap<Long, String> array = indexed;
    if (array == null) {
      array = new TreeMap<>();
      if (text != null) {
        array.put(0L, text);
        text = null;
      }
      indexed = array;
    }
    return array;
  }

  /** Makes it an associative array. */
  public AssociativeArray makeAssociative() {
    AssociativeArray array = associative;
    if (array == null) {
      array = new AssociativeArray();
      if (text != null) {
        array.put("0", text);
        text = null;
      }
      associative = array;
    }
    return array;
  }

  /** Its value as a whole: the text, or element 0 of an array; null if it is unset. */
  public @Nullable String value() {
    if (indexed != null) {
      return indexed.get(0L);
    }
    return associative != null ? associative.get("0") : text;
  }

  /** Sets the text, or element 0 of an array. */
  public void value(@Nullable String value) {
    if (indexed != null && value != null) {
      indexed.put(0L, value);
    } else if (associative != null && value != null) {
      associative.put("0", value);
    } else {
      text = value;
    }
  }

  /** Whether it has any value: declared variables need not. */
  public boolean hasValue() {
    return text != null || isArray();
  }

  /** All values. */
  public List<String> values() {
    if (indexed != null) {
      return new ArrayList<>(indexed.values());
    }
    if (associative != null) {
      return associative.values();
    }
    return text == null ? List.of() : List.of(text);
  }

  /** All keys. */
  public List<String> keys() {
    if (indexed != null) {
      List<String> keys = new ArrayList<>();
      for (Map.Entry<Long, String> e : indexed.entrySet()) {
        keys.add(Long.toString(e.getKey()));
      }
      return keys;
    }
    if (associative != null) {
      return associative.keys();
    }
    return text == null ? List.of() : List.of("0");
  }

  /** Removes all elements, keeping the kind. */
  public void clear() {
    if (indexed != null) {
      indexed.clear();
    } else if (associative != null) {
      associative = new AssociativeArray();
    } else {
      text = null;
    }
  }

  /** The letters of its attributes, in the order of {@code declare -p}. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    if (indexed != null) {
      letters.append('a');
    }
    if (associative != null) {
      letters.append('A');
    }
    for (Attribute a :
        List.of(
            Attribute.INTEGER,
            Attribute.REFERENCE,
            Attribute.READONLY,
            Attribute.TRACE,
            Attribute.EXPORT,
            Attribute.CAPITAL,
            Attribute.LOWER,
            Attribute.UPPER)) {
      if (is(a)) {
        letters.append(a.letter());
      }
    }
    return letters.toString();
  }
}
