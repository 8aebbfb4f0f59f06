package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit of systemd as its file and drop-ins have it: systemd.unit(5), systemd.service(5).
 *
 * @param name with its suffix, such as postfix.service
 * @param path of its file
 * @param dropIns the files that add to it
 * @param settings by {@code Section.Key}, each with its values in order
 */
public record UnitFile(
    String name, String path, List<String> dropIns, Map<String, List<String>> settings) {
  private static final List<String> PLACES =
      List.of(
          "/etc/systemd/system",
          "/run/systemd/system",
          "/usr/local/lib/systemd/system",
          "/usr/lib/systemd/system");

  /** The unit of a name, or null. A name without a suffix is a service. */
  public static @Nullable UnitFile load(Machine machine, String name) {
    String full = full(name);
    Files files = machine.root();
    for (String place : PLACES) {
      String path = place + "/" + full;
      Inode inode = files.peek(path);
      String template = template(full);
      if (inode == null && template != null) {
        path = place + "/" + template;
        inode = files.peek(path);
      }
      if (inode == null || inode.isDirectory()) {
        continue;
      }
      Map<String, List<String>> settings = new LinkedHashMap<>();
      List<String> dropIns = new ArrayList<>();
      read(files, path, full, settings);
      for (String above : PLACES) {
        String directory = above + "/" + full + ".d";
        if (files.isDirectory(directory)) {
          for (String each : names(files, directory)) {
            if (each.endsWith(".conf")) {
              dropIns.add(directory + "/" + each);
              read(files, directory + "/" + each, full, settings);
            }
          }
        }
      }
      return new UnitFile(full, path, List.copyOf(dropIns), settings);
    }
    return null;
  }

  /**
   * Puts a service on the disk, as a package does: its unit file, enabled for the usual target.
   *
   * @param name without the suffix
   */
  public static void install(Machine machine, String name, String text) throws DiskException {
    Files root = machine.root();
    String path = "/usr/lib/systemd/system/" + name + ".service";
    String wants = "/etc/systemd/system/multi-user.target.wants";
    root.mkdirs("/usr/lib/systemd/system", 0755);
    root.mkdirs(wants, 0755);
    root.write(path, text, 0644);
    root.symlink(path, wants + "/" + name + ".service");
  }

  /** The names of all unit files, sorted. */
  public static List<String> names(Machine machine) {
    java.util.TreeSet<String> names = new java.util.TreeSet<>();
    for (String place : PLACES) {
      if (machine.root().isDirectory(place)) {
        for (String name : names(machine.root(), place)) {
          if (name.matches(".+\\.(service|target|socket|timer|path|mount)")) {
            names.add(name);
          }
        }
      }
    }
    return List.copyOf(names);
  }

  /** A name with its suffix. */
  public static String full(String name) {
    return name.matches(".+\\.(service|target|socket|timer|path|mount|slice|scope)")
        ? name
        : name + ".service";
  }

  private static @Nullable String template(String full) {
    int sign = full.indexOf('@');
    int dot = full.lastIndexOf('.');
    return sign < 0 || dot < sign ? null : full.substring(0, sign + 1) + full.substring(dot);
  }

  private static List<String> names(Files files, String directory) {
    try {
      return files.list(directory);
    } catch (DiskException e) {
      return List.of();
    }
  }

  private static void read(
      Files files, String path, String full, Map<String, List<String>> settings) {
    String text;
    try {
      text = files.text(path);
    } catch (DiskException e) {
      return;
    }
    int sign = full.indexOf('@');
    String instance = sign < 0 ? "" : full.substring(sign + 1, full.lastIndexOf('.'));
    String section = "";
    for (String raw : text.replace("\\\n", " ").split("\n")) {
      String line = raw.strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
        int equals = line.indexOf('=');
        if (equals > 0) {
          String key = section + "." + line.substring(0, equals).strip();
          String value =
              line.substring(equals + 1)
                  .strip()
                  .replace("%i", instance)
                  .replace("%I", instance)
                  .replace("%n", full)
                  .replace("%%", "%");
          if (value.isEmpty()) {
            settings.remove(key);
          } else {
            settings.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
          }
        }
      }
    }
  }

  /** All values of a setting. */
  public List<String> all(String key) {
    return settings.getOrDefault(key, List.of());
  }

  /** The words of all values of a setting: a list of units. */
  public List<String> words(String key) {
    List<String> words = new ArrayList<>();
    for (String value : all(key)) {
      words.addAll(List.of(value.split("\\s+")));
    }
    return words;
  }

  /** The last value of a setting, or {@code fallback}. */
  public String last(String key, String fallback) {
    List<String> values = all(key);
    return values.isEmpty() ? fallback : values.get(values.size() - 1);
  }

  /** What it is, in words. */
  public String description() {
    return last("Unit.Description", name);
  }

  /** Whether it is a link to /dev/null. */
  public boolean masked(Machine machine) {
    Inode inode = machine.root().peek(path);
    return inode != null && inode.type() == 'c';
  }
}
