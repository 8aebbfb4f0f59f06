package io.chapar.dovecot.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The commands that doveadm knows, with their arguments: doveadm.usage. */
final class Usage {
  private static final Map<String, String> ALL = load();

  private Usage() {}

  private static Map<String, String> load() {
    Map<String, String> all = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(Usage.class.getResourceAsStream("/dovecot/doveadm.usage"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        all.put(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The arguments of a command. */
  static String of(String command) {
    return ALL.getOrDefault(command, "");
  }

  /** Whether there is such a command. */
  static boolean known(String command) {
    return ALL.containsKey(command);
  }

  /** Whether this is the first word of commands of two. */
  static boolean group(String word) {
    return ALL.keySet().stream().anyMatch(k -> k.startsWith(word + " "));
  }

  /** The text for a group, or for all ("" ). */
  static String text(String group, List<String> plugins) {
    StringBuilder out = new StringBuilder("usage: doveadm [-Dv] [-f <formatter>] ");
    out.append(group.isEmpty() ? "" : group + " ").append("<command> [<args>]\n");
    if (group.isEmpty()) {
      out.append("               \n");
    }
    Map<String, String> lines = new java.util.TreeMap<>();
    ALL.forEach(
        (name, args) -> {
          if (group.isEmpty() ? name.indexOf(' ') < 0 : name.startsWith(group + " ")) {
            lines.put(group.isEmpty() ? name : name.substring(group.length() + 1), args);
          }
        });
    if (group.isEmpty()) {
      if (plugins.contains("quota")) {
        lines.put("quota", "get|recalc");
      }
      if (plugins.contains("acl")) {
        lines.put("acl", "add|debug|delete|get|recalc|remove|rights|set");
      }
    }
    lines.forEach((name, args) -> out.append(String.format("  %-12s %s\n", name, args)));
    return out.toString();
  }
}
