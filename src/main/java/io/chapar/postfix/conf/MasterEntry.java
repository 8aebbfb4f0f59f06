package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service of master.cf in the normal form that postconf works on: eight fields, then arguments,
 * with the braces taken off and each option beside its value.
 *
 * @param fields the eight fields and the arguments
 * @param line where the entry begins; 0 for one that was not read from a file
 */
public record MasterEntry(List<String> fields, int line) {
  /** How many fields an entry has at least. */
  public static final int FIELDS = 8;

  /** The names of the fields, as postconf -F knows them. */
  public static final List<String> FIELD_NAMES =
      List.of(
          "service",
          "type",
          "private",
          "unprivileged",
          "chroot",
          "wakeup",
          "process_limit",
          "command");

  private static final Set<String> TYPES = Set.of("unix", "fifo", "inet", "pass", "unix-dgram");

  /**
   * A {@code -o name=value}.
   *
   * @param name the parameter
   * @param value its raw value
   */
  public record Override(String name, String value) {}

  /** Makes the list immutable. */
  public MasterEntry {
    fields = List.copyOf(fields);
  }

  /**
   * Reads an entry. Throws {@link PostfixFatal} for a bad field; a count of fields that is too
   * small gives null, because whoever reads says where.
   */
  public static @Nullable MasterEntry parse(String text, int line, List<String> warnings) {
    List<String> fields = new ArrayList<>(Ascii.bracedWords(text, Ascii.BLANKS));
    if (fields.size() < FIELDS) {
      return null;
    }
    check(fields, text);
    normalize(fields, warnings);
    return new MasterEntry(fields, line);
  }

  /** Its name. */
  public String name() {
    return fields.get(0);
  }

  /** Its type: inet, unix, … */
  public String type() {
    return fields.get(1);
  }

  /** {@code name/type}. */
  public String id() {
    return name() + "/" + type();
  }

  /** The name of its program. */
  public String program() {
    String command = fields.get(7);
    return command.substring(command.lastIndexOf('/') + 1);
  }

  /** Its arguments, options included. */
  public List<String> arguments() {
    return fields.subList(FIELDS, fields.size());
  }

  /** Whether it may be used from outside the mail system: field 'private' is n. */
  public boolean isPublic() {
    return fields.get(2).equals("n");
  }

  /** Whether its processes run with the privileges of the mail system (field 'unprivileged'). */
  public boolean unprivileged() {
    return !fields.get(3).equals("n");
  }

  /** Its -o options in their order, with later ones last. */
  public List<Override> overrides() {
    List<Override> found = new ArrayList<>();
    for (int i = FIELDS; i < fields.size(); i++) {
      String word = fields.get(i);
      if (!word.startsWith("-") || word.equals("--")) {
        break;
      }
      if (takesValue(word) && i + 1 < fields.size()) {
        i++;
        NameValue pair = NameValue.of(fields.get(i));
        if (pair.ok()) {
          found.add(new Override(pair.name(), pair.value()));
        }
      }
    }
    return found;
  }

  /** With one field replaced; the result is checked, and complaints quote {@code value}. */
  public MasterEntry with(int field, String value, List<String> warnings) {
    List<String> changed;
    if (field == FIELDS - 1) {
      changed = new ArrayList<>(fields.subList(0, FIELDS - 1));
      changed.addAll(Ascii.bracedWords(value, Ascii.BLANKS));
      normalize(changed, warnings);
    } else {
      changed = new ArrayList<>(fields);
      changed.set(field, value);
    }
    check(changed, value);
    return new MasterEntry(changed, line);
  }

  /** With a -o option set, behind the other options where it is new; null removes it. */
  public MasterEntry withOverride(String name, @Nullable String value) {
    List<String> changed = new ArrayList<>(fields);
    boolean found = false;
    int i = FIELDS;
    for (; i < changed.size(); i++) {
      String word = changed.get(i);
      if (!word.startsWith("-") || word.equals("--")) {
        break;
      }
      if (!takesValue(word) || i + 1 >= changed.size()) {
        continue;
      }
      if (word.equals("-o") && changed.get(i + 1).startsWith(name + "=")) {
        found = true;
        if (value == null) {
          changed.remove(i + 1);
          changed.remove(i);
          i--;
          continue;
        }
        changed.set(i + 1, name + "=" + value);
      }
      i++;
    }
    if (!found && value != null) {
      changed.add(i, "-o");
      changed.add(i + 1, name + "=" + value);
    }
    return new MasterEntry(changed, line);
  }

  /** Whether a daemon option is followed by its value. */
  public static boolean takesValue(String option) {
    return option.length() > 1 && option.charAt(1) == 'o';
  }

  private static void check(List<String> fields, String text) {
    if (fields.size() < FIELDS) {
      return;
    }
    if (!TYPES.contains(fields.get(1))) {
      throw bad("type", fields.get(1), text);
    }
    for (int i = 2; i <= 4; i++) {
      if (!Set.of("y", "n", "-").contains(fields.get(i))) {
        throw bad(FIELD_NAMES.get(i), fields.get(i), text);
      }
    }
    String wakeup = fields.get(5);
    String number = wakeup.endsWith("?") ? wakeup.substring(0, wakeup.length() - 1) : wakeup;
    if (!number.equals("-") && !number.isEmpty() && !Ascii.allDigits(number)) {
      throw bad("wakeup", wakeup, text);
    }
    String limit = fields.get(6);
    if (!limit.equals("-") && !Ascii.allDigits(limit)) {
      throw bad("process_limit", limit, text);
    }
  }

  private static PostfixFatal bad(String field, String value, String text) {
    return new PostfixFatal(
        ("invalid " + field + " field \"" + value + "\" in \"" + text + '"').replace('\n', ' '));
  }

  /** Splits options from values, and takes the braces off. */
  private static void normalize(List<String> fields, List<String> warnings) {
    int i = FIELDS;
    for (; i < fields.size(); i++) {
      String word = fields.get(i);
      if (!word.startsWith("-") || word.equals("--")) {
        break;
      }
      int valued = word.indexOf('o', 2);
      if (valued > 1) {
        fields.add(i + 1, "-" + word.substring(valued));
        word = word.substring(0, valued);
        fields.set(i, word);
      }
      if (!takesValue(word)) {
        continue;
      }
      if (word.length() > 2) {
        fields.set(i, word.substring(0, 2));
        fields.add(i + 1, word.substring(2));
      } else if (i + 1 >= fields.size()) {
        continue;
      }
      i++;
      if (fields.get(i).startsWith("{")) {
        String inner = unbrace(fields.get(i), warnings);
        NameValue pair = NameValue.of(inner);
        if (!pair.ok()) {
          warnings.add("master.cf: " + pair.complaint() + ": \"" + inner + '"');
        }
        fields.set(i, pair.ok() ? pair.name() + "=" + pair.value() : inner);
      }
    }
    for (; i < fields.size(); i++) {
      if (fields.get(i).startsWith("{")) {
        fields.set(i, unbrace(fields.get(i), warnings));
      }
    }
  }

  private static String unbrace(String text, List<String> warnings) {
    Braced braced = Braced.of(text, true);
    if (!braced.complaint().isEmpty()) {
      warnings.add("master.cf: " + braced.complaint());
    }
    return braced.text();
  }
}
