package io.chapar.procmail;

import org.jspecify.annotations.Nullable;

/**
 * The rc file that is being read and those that wait for it to end: the stack that INCLUDERC makes.
 */
final class RcFiles implements Chars {
  /** One of them. */
  private static final class Open {
    final String name;
    final String text;
    int at;
    int depth;
    final @Nullable Open below;

    Open(String name, String text, int depth, @Nullable Open below) {
      this.name = name;
      this.text = text;
      this.depth = depth;
      this.below = below;
    }
  }

  private @Nullable Open top;
  private int count;

  /** How many block levels are open before this file's own. */
  int depth;

  RcFiles() {}

  RcFiles(RcFiles other) {
    top = copy(other.top);
    count = other.count;
    depth = other.depth;
  }

  private static @Nullable Open copy(@Nullable Open open) {
    // a loop: includes may be a thousand deep
    Open first = null;
    Open last = null;
    java.util.ArrayDeque<Open> all = new java.util.ArrayDeque<>();
    for (Open o = open; o != null; o = o.below) {
      all.push(o);
    }
    for (Open o : all) {
      last = new Open(o.name, o.text, o.depth, first);
      last.at = o.at;
      first = last;
    }
    return last;
  }

  /** Whether a file is open. */
  boolean isOpen() {
    return top != null;
  }

  /** How many are. */
  int count() {
    return count;
  }

  /** The name of the one that is read, as {@code $_} shows it. */
  String name() {
    return top == null ? "" : top.name;
  }

  /** The names of all, the one that is read first. */
  java.util.List<String> names() {
    java.util.List<String> names = new java.util.ArrayList<>();
    for (Open o = top; o != null; o = o.below) {
      names.add(o.name);
    }
    return names;
  }

  void push(String name, String text, int levels) {
    top = new Open(name, text, depth, top);
    depth = levels;
    count++;
  }

  /** Replaces the file that is read. */
  void replace(String name, String text) {
    Open old = top;
    top = new Open(name, text, old == null ? 0 : old.depth, old == null ? null : old.below);
  }

  /** The rest of this file will not be read. */
  void skipAll() {
    if (top != null) {
      top.at = top.text.length();
    }
  }

  /** Closes the one that is read; false if it was the last. */
  boolean pop() {
    Open old = top;
    if (old == null) {
      return false;
    }
    depth = old.depth;
    top = old.below;
    count--;
    return top != null;
  }

  /** Closes all. */
  void close() {
    top = null;
    count = 0;
    depth = 0;
  }

  @Override
  public int next() {
    Open open = top;
    return open == null || open.at >= open.text.length() ? -1 : open.text.charAt(open.at++);
  }

  private int peek() {
    Open open = top;
    return open == null || open.at >= open.text.length() ? -1 : open.text.charAt(open.at);
  }

  /** Puts back the character that was read last, unless it was the end. */
  void back(int c) {
    Open open = top;
    if (c >= 0 && open != null) {
      open.at--;
    }
  }

  /** Takes the next character if it is {@code c}. */
  boolean take(int c) {
    if (peek() != c) {
      return false;
    }
    next();
    return true;
  }

  boolean skipSpace() {
    boolean any = false;
    while (take(' ') || take('\t')) {
      any = true;
    }
    return any;
  }

  void skipLine() {
    for (int c = next(); c >= 0 && c != '\n'; c = next()) {
      // to its end
    }
  }

  /** The rest of the line. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c >= 0 && c != '\n'; c = next()) {
      line.append((char) c);
    }
    return line.toString();
  }

  /**
   * The rest of the line and the lines that a backslash at the end joins to it: backslash and
   * newline stay in the text.
   */
  String logicalLine() {
    StringBuilder whole = new StringBuilder();
    while (true) {
      String line = line();
      if (!line.endsWith("\\")) {
        return whole.append(line).toString();
      }
      whole.append(line.length() == 1 ? "" : line).append('\n');
      if (peek() < 0 || whole.length() > 1 << 20) {
        return whole.toString();
      }
    }
  }
}
