package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Lists of IMAP flags in strings. */
final class Flags {
  private static final List<String> SYSTEM =
      List.of("\\answered", "\\flagged", "\\deleted", "\\seen", "\\draft");

  /** System flags in the order in which they are shown. */
  private static final List<String> SHOWN =
      List.of("\\flagged", "\\answered", "\\deleted", "\\seen", "\\draft");

  private Flags() {}

  /** The flags in a string. */
  static List<String> split(String text) {
    List<String> all = new ArrayList<>();
    for (String flag : text.split(" ")) {
      if (!flag.isEmpty()) {
        all.add(flag);
      }
    }
    return all;
  }

  /** Whether IMAP takes a flag. */
  static boolean valid(String flag) {
    if (flag.isEmpty()) {
      return false;
    }
    if (flag.startsWith("\\")) {
      return SYSTEM.contains(Bytes.lower(flag));
    }
    return flag.chars().allMatch(c -> c > 32 && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
  }

  private static boolean has(List<String> flags, String flag) {
    return flags.stream().anyMatch(f -> Bytes.same(f, flag));
  }

  /** A list with more flags. */
  static String added(String list, String more) {
    List<String> flags = split(list);
    for (String flag : split(more)) {
      if (valid(flag) && !has(flags, flag)) {
        flags.add(flag);
      }
    }
    return String.join(" ", flags);
  }

  /** A list without some flags. */
  static String removed(String list, String less) {
    List<String> gone = split(less);
    List<String> flags = split(list);
    flags.removeIf(f -> has(gone, f));
    return String.join(" ", flags);
  }

  /** Flags in the order in which they are shown: system flags, then keywords. */
  static List<String> ordered(List<String> flags) {
    List<String> all = new ArrayList<>();
    for (String system : SHOWN) {
      if (has(flags, system)) {
        all.add(system);
      }
    }
    flags.stream().filter(f -> !f.startsWith("\\")).forEach(all::add);
    return all;
  }
}
