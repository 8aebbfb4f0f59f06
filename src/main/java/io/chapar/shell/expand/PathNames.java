package io.chapar.shell.expand;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Path name expansion: which names on the disk match a pattern. */
public final class PathNames {
  private final Context context;
  private final Files files;
  private final boolean extended;
  private final boolean ignoreCase;
  private final boolean dots;
  private final boolean starstar;
  private final List<String> found = new ArrayList<>();

  private PathNames(Context context) {
    this.context = context;
    this.files = context.files();
    this.extended = context.option("extglob");
    this.ignoreCase = context.option("nocaseglob");
    this.dots = context.option("dotglob");
    this.starstar = context.option("globstar");
  }

  /** Adds the names that match; if there are none, the text itself, or what the options say. */
  static void expand(Context context, String pattern, String text, List<String> out) {
    if (!Pattern.isActive(pattern, context.option("extglob"))) {
      out.add(text);
      return;
    }
    List<String> found = matching(context, pattern);
    if (!found.isEmpty()) {
      out.addAll(found);
    } else if (context.option("failglob")) {
      throw ExpansionException.discard("no match: " + text);
    } else if (!context.option("nullglob")) {
      out.add(text);
    }
  }

  /** The names that match, sorted. */
  public static List<String> matching(Context context, String pattern) {
    PathNames names = new PathNames(context);
    int start = 0;
    while (start < pattern.length() && pattern.charAt(start) == '/') {
      start++;
    }
    names.walk(pattern.substring(0, start), pattern.substring(start));
    Collections.sort(names.found);
    return names.found;
  }

  /** Goes on from {@code front}, which is empty or ends in a slash. */
  private void walk(String front, String rest) {
    int slash = slash(rest);
    String component = slash < 0 ? rest : rest.substring(0, slash);
    int next = slash;
    while (next >= 0 && next < rest.length() && rest.charAt(next) == '/') {
      next++;
    }
    String behind = slash < 0 ? "" : rest.substring(next);
    String separator = slash < 0 ? "" : rest.substring(slash, next);
    if (!Pattern.isActive(component, extended)) {
      String path = front + Pattern.unquote(component);
      if (slash >= 0) {
        if (files.isDirectory(context.absolute(path))) {
          go(path + separator, behind);
        }
      } else if (component.isEmpty() || exists(path)) {
        found.add(path);
      }
      return;
    }
    if (starstar && component.equals("**")) {
      tree(front, slash < 0 ? "" : separator, behind, slash < 0);
      return;
    }
    Pattern pattern = Pattern.of(component, extended, ignoreCase);
    boolean hidden = component.startsWith(".") || component.startsWith("\\.");
    for (String name : list(front)) {
      context.work(1);
      if (name.startsWith(".") && !hidden && !dots || !pattern.matches(name)) {
        continue;
      }
      String path = front + name;
      if (slash < 0) {
        found.add(path);
      } else if (files.isDirectory(context.absolute(path))) {
        go(path + separator, behind);
      }
    }
    if (component.startsWith(".") && (!dots || component.startsWith(".")) && slash < 0) {
      for (String name : List.of(".", "..")) {
        if (pattern.matches(name) && !context.option("globskipdots")) {
          found.add(front + name);
        }
      }
    }
  }

  private void go(String front, String behind) {
    if (behind.isEmpty()) {
      if (!front.isEmpty()) {
        found.add(front);
      }
    } else {
      walk(front, behind);
    }
  }

  private void tree(String front, String separator, String behind, boolean last) {
    if (last) {
      if (!front.isEmpty()) {
        found.add(front);
      }
    } else {
      go(front, behind);
    }
    for (String name : list(front)) {
      context.work(1);
      if (name.startsWith(".") && !dots) {
        continue;
      }
      String path = front + name;
      boolean directory;
      try {
        directory = files.lstat(context.absolute(path)).isDirectory();
      } catch (DiskException e) {
        continue;
      }
      if (last) {
        found.add(path);
      }
      if (directory) {
        below(path + "/", separator, behind, last);
      }
    }
  }

  private void below(String front, String separator, String behind, boolean last) {
    if (!last) {
      tree(front, separator, behind, false);
      return;
    }
    for (String name : list(front)) {
      if (name.startsWith(".") && !dots) {
        continue;
      }
      String path = front + name;
      found.add(path);
      try {
        if (files.lstat(context.absolute(path)).isDirectory()) {
          below(path + "/", separator, behind, true);
        }
      } catch (DiskException e) {
        // removed in the meantime
      }
    }
  }

  private boolean exists(String path) {
    try {
      files.lstat(context.absolute(path));
      return true;
    } catch (DiskException e) {
      return false;
    }
  }

  private List<String> list(String front) {
    try {
      return files.list(context.absolute(front.isEmpty() ? "." : front));
    } catch (DiskException e) {
      return List.of();
    }
  }

  /** The first slash that no backslash or bracket hides. */
  private static int slash(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '/') {
        return i;
      }
    }
    return -1;
  }
}
