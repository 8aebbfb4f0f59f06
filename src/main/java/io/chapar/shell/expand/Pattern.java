package io.chapar.shell.expand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell pattern: {@code *}, {@code ?}, bracket expressions, and extended patterns. A backslash
 * makes the next character stand for itself. Matching takes polynomial time, whatever the pattern.
 */
public final class Pattern {
  private final List<Node> nodes;
  private final boolean ignoreCase;
  private final boolean simple; // no extended pattern
  private final int fixed; // characters it matches where that is always the same, else -1

  private sealed interface Node {}

  private record One(char c) implements Node {}

  private record Any() implements Node {}

  private record Star() implements Node {}

  private record Set(BracketExpression bracket) implements Node {}

  private record Group(char kind, List<List<Node>> alternatives) implements Node {}

  private Pattern(List<Node> nodes, boolean ignoreCase) {
    this.nodes = nodes;
    this.ignoreCase = ignoreCase;
    boolean groups = false;
    int length = 0;
    for (Node node : nodes) {
      groups |= node instanceof Group;
      length = node instanceof Star || node instanceof Group || length < 0 ? -1 : length + 1;
    }
    this.simple = !groups;
    this.fixed = length;
  }

  /** The pattern of a text. */
  public static Pattern of(String text, boolean extended, boolean ignoreCase) {
    Reader reader = new Reader(text, extended);
    return new Pattern(reader.sequence(""), ignoreCase);
  }

  /** Whether {@code text} has a character that is active in a pattern. */
  public static boolean isActive(String text, boolean extended) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || c == '[' && text.indexOf(']', i + 1) > 0) {
        return true;
      } else if (extended
          && i + 1 < text.length()
          && text.charAt(i + 1) == '('
          && "+@!".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A text with a backslash before each character that would be active. */
  public static String quote(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("\\*?[]()|!+@^-&".indexOf(c) >= 0) {
        if (out == null) {
          out = new StringBuilder(text.length() + 8).append(text, 0, i);
        }
        out.append('\\');
      }
      if (out != null) {
        out.append(c);
      }
    }
    return out == null ? text : out.toString();
  }

  /** A pattern without its backslashes. */
  public static String unquote(String pattern) {
    if (pattern.indexOf('\\') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        c = pattern.charAt(++i);
      }
      out.append(c);
    }
    return out.toString();
  }

  // ---- matching

  /** Whether it matches all of {@code text}. */
  public boolean matches(String text) {
    if (simple) {
      return matchesSimply(text);
    }
    return ends(nodes, text, 0, text.length()).get(text.length());
  }

  private boolean matchesSimply(String text) {
    int n = 0;
    int i = 0;
    int star = -1;
    int resume = 0;
    while (i < text.length()) {
      if (n < nodes.size() && nodes.get(n) instanceof Star) {
        star = n++;
        resume = i;
        continue;
      }
      int next = n < nodes.size() ? step(nodes.get(n), text, i) : -1;
      if (next >= 0) {
        n++;
        i = next;
      } else if (star >= 0) {
        n = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (n < nodes.size() && nodes.get(n) instanceof Star) {
      n++;
    }
    return n == nodes.size();
  }

  /**
   * Where the longest (or shortest) match that begins at {@code from} ends; -1 if there is none.
   */
  public int end(String text, int from, boolean longest) {
    if (fixed >= 0) {
      int i = from;
      for (int n = 0; n < nodes.size() && i >= 0; n++) {
        i = i < text.length() ? step(nodes.get(n), text, i) : -1;
      }
      return i;
    }
    if (nodes.get(0) instanceof One
        && (from >= text.length() || step(nodes.get(0), text, from) < 0)) {
      return -1;
    }
    BitSet ends = ends(nodes, text, from, text.length());
    int end = longest ? ends.length() - 1 : ends.nextSetBit(0);
    return end < 0 ? -1 : from + end;
  }

  /** Where the longest (or shortest) match that ends the text begins; -1 if there is none. */
  public int suffix(String text, boolean longest) {
    if (fixed >= 0) {
      int start = text.codePointCount(0, text.length()) - fixed;
      if (start < 0) {
        return -1;
      }
      int at = text.offsetByCodePoints(0, start);
      return end(text, at, true) == text.length() ? at : -1;
    }
    for (int k = 0; k <= text.length(); k++) {
      int at = longest ? k : text.length() - k;
      if (at > 0
          && at < text.length()
          && Character.isLowSurrogate(text.charAt(at))
          && Character.isHighSurrogate(text.charAt(at - 1))) {
        continue;
      }
      if (matches(text.substring(at))) {
        return at;
      }
    }
    return -1;
  }

  /** Where the node's match at {@code i} ends, for nodes that match one character; else -1. */
  private int step(Node node, String text, int i) {
    char c = text.charAt(i);
    if (node instanceof One one) {
      return c == one.c() || ignoreCase && fold(c) == fold(one.c()) ? i + 1 : -1;
    }
    int next = i + 1;
    int code = c;
    if (Character.isHighSurrogate(c)
        && next < text.length()
        && Character.isLowSurrogate(text.charAt(next))) {
      code = Character.toCodePoint(c, text.charAt(next));
      next++;
    }
    if (node instanceof Any) {
      return next;
    }
    if (node instanceof Set set) {
      boolean in = set.bracket().contains(code, ignoreCase);
      return in ? next : -1;
    }
    return -1;
  }

  private static char fold(char c) {
    return Character.toLowerCase(c);
  }

  /** All places, relative to {@code from}, where a match of {@code sequence} can end. */
  private BitSet ends(List<Node> sequence, String text, int from, int to) {
    BitSet now = new BitSet();
    now.set(0);
    for (Node node : sequence) {
      BitSet next = new BitSet();
      if (node instanceof Star) {
        int first = now.nextSetBit(0);
        if (first >= 0) {
          next.set(first, to - from + 1);
        }
      } else {
        for (int p = now.nextSetBit(0); p >= 0; p = now.nextSetBit(p + 1)) {
          advance(node, text, from, p, to, next);
        }
      }
      now = next;
      if (now.isEmpty()) {
        break;
      }
    }
    return now;
  }

  private void advance(Node node, String text, int from, int p, int to, BitSet into) {
    if (node instanceof Group group) {
      into.or(group(group, text, from, p, to));
    } else if (from + p < to) {
      int end = step(node, text, from + p);
      if (end >= 0) {
        into.set(end - from);
      }
    }
  }

  private BitSet group(Group group, String text, int from, int p, int to) {
    BitSet once = once(group, text, from, p, to);
    BitSet result = new BitSet();
    switch (group.kind()) {
      case '@' -> result.or(once);
      case '?' -> {
        result.or(once);
        result.set(p);
      }
      case '!' -> {
        result.set(p, to - from + 1);
        result.andNot(once);
      }
      default -> {
        BitSet todo = once;
        if (group.kind() == '*') {
          result.set(p);
        }
        while (!todo.isEmpty()) {
          BitSet more = new BitSet();
          for (int q = todo.nextSetBit(0); q >= 0; q = todo.nextSetBit(q + 1)) {
            if (!result.get(q) || q == p && group.kind() == '+') {
              boolean known = result.get(q);
              result.set(q);
              if (!known) {
                more.or(once(group, text, from, q, to));
              }
            }
          }
          more.andNot(result);
          todo = more;
        }
      }
    }
    return result;
  }

  private BitSet once(Group group, String text, int from, int p, int to) {
    BitSet result = new BitSet();
    for (List<Node> alternative : group.alternatives()) {
      BitSet ends = ends(alternative, text, from + p, to);
      for (int q = ends.nextSetBit(0); q >= 0; q = ends.nextSetBit(q + 1)) {
        result.set(p + q);
      }
    }
    return result;
  }

  // ---- reading

  private static final class Reader {
    private final String text;
    private final boolean extended;
    private int at;

    Reader(String text, boolean extended) {
      this.text = text;
      this.extended = extended;
    }

    /** Nodes up to an unnested character of {@code stops}. */
    List<Node> sequence(String stops) {
      List<Node> nodes = new ArrayList<>();
      while (at < text.length()) {
        char c = text.charAt(at);
        if (stops.indexOf(c) >= 0) {
          break;
        }
        if (extended
            && at + 1 < text.length()
            && text.charAt(at + 1) == '('
            && "?*+@!".indexOf(c) >= 0) {
          Node group = group(c);
          if (group != null) {
            nodes.add(group);
            continue;
          }
        }
        at++;
        switch (c) {
          case '*' -> {
            if (nodes.isEmpty() || !(nodes.get(nodes.size() - 1) instanceof Star)) {
              nodes.add(new Star());
            }
          }
          case '?' -> nodes.add(new Any());
          case '[' -> nodes.add(bracket());
          case '\\' -> nodes.add(new One(at < text.length() ? text.charAt(at++) : '\\'));
          default -> nodes.add(new One(c));
        }
      }
      return nodes;
    }

    private Node bracket() {
      BracketExpression.Read read = BracketExpression.read(text, at);
      if (read == null) {
        return new One('[');
      }
      at = read.end();
      return new Set(read.bracket());
    }

    private @Nullable Node group(char kind) {
      int start = at;
      at += 2;
      List<List<Node>> alternatives = new ArrayList<>();
      while (true) {
        alternatives.add(sequence("|)"));
        if (at >= text.length()) {
          at = start;
          return null;
        }
        if (text.charAt(at++) == ')') {
          return new Group(kind, alternatives);
        }
      }
    }
  }
}
