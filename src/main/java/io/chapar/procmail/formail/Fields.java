package io.chapar.procmail.formail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of header fields: a header that was read, or the fields that an option names. */
final class Fields {
  final List<Field> list = new ArrayList<>();

  void add(String text) {
    list.add(Field.of(text));
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** The first whose name begins that of {@code field}. */
  @Nullable Field find(Field field) {
    for (Field each : list) {
      if (begins(each, field)) {
        return each;
      }
    }
    return null;
  }

  private static boolean begins(Field each, Field field) {
    return field.name >= each.name && field.text.regionMatches(true, 0, each.text, 0, each.name);
  }

  /** The first of that very name. */
  @Nullable Field find(String name) {
    for (Field each : list) {
      if (each.name >= name.length() && each.text.regionMatches(true, 0, name, 0, name.length())) {
        return each;
      }
    }
    return null;
  }

  /**
   * The same for -u and -U, where a part of a name stands for every field that begins with it, each
   * for itself.
   */
  @Nullable Field findOwn(Field field) {
    for (int i = 0; i < list.size(); i++) {
      Field each = list.get(i);
      if (begins(each, field)) {
        if (field.name > each.name) {
          Field own = new Field(field.text.substring(0, field.name), field.name);
          list.add(i, own);
          return own;
        }
        return each;
      }
    }
    return null;
  }
}
