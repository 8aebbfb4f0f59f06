package io.chapar.unix.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables, aliases and header lists of a mail session: what the start-up files have set. */
final class Settings {
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();
  private final Set<String> ignored = new LinkedHashSet<>();
  private final Set<String> retained = new LinkedHashSet<>();

  /** Whether a variable is set. */
  boolean has(String name) {
    return variables.containsKey(name);
  }

  /** The value of a variable, or null. */
  @Nullable String get(String name) {
    return variables.get(name);
  }

  /** The value of a variable, or {@code fallback}. */
  String get(String name, String fallback) {
    return variables.getOrDefault(name, fallback);
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  void unset(String name) {
    variables.remove(name);
  }

  Map<String, String> variables() {
    return variables;
  }

  void alias(String name, List<String> members) {
    aliases.computeIfAbsent(name, k -> new ArrayList<>()).addAll(members);
  }

  Map<String, List<String>> aliases() {
    return aliases;
  }

  /** A name with its aliases replaced, each member once. */
  List<String> expand(String name) {
    Set<String> done = new LinkedHashSet<>();
    Set<String> result = new LinkedHashSet<>();
    expand(name, done, result);
    return new ArrayList<>(result);
  }

  private void expand(String name, Set<String> done, Set<String> result) {
    List<String> members = aliases.get(name);
    if (name.startsWith("\\")) {
      result.add(name.substring(1));
    } else if (members == null || !done.add(name)) {
      result.add(name);
    } else {
      for (String member : members) {
        if (member.equals(name)) {
          result.add(member);
        } else {
          expand(member, done, result);
        }
      }
    }
  }

  void ignore(String header) {
    ignored.add(header.toLowerCase(Locale.ROOT));
  }

  void retain(String header) {
    retained.add(header.toLowerCase(Locale.ROOT));
  }

  Set<String> ignored() {
    return ignored;
  }

  Set<String> retained() {
    return retained;
  }

  /** Whether a header is shown when a message is printed. */
  boolean shows(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return retained.isEmpty() ? !ignored.contains(name) : retained.contains(name);
  }
}
