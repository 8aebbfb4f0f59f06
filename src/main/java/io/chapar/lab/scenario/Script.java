package io.chapar.lab.scenario;

/**
 * A script in a scenario's folder.
 *
 * @param name of its file, such as {@code solutions/alias.sh}
 * @param text with the learner's parameters filled in
 */
public record Script(String name, String text) {
  /** The word behind {@code # KEY:} in one of its first comment lines; empty if there is none. */
  public String mark(String key) {
    for (String line : text.split("\n", -1)) {
      if (!line.startsWith("#")) {
        break;
      }
      if (line.startsWith("# " + key + ":")) {
        return line.substring(key.length() + 3).strip();
      }
    }
    return "";
  }
}
