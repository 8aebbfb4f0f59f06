package io.chapar.text.regex;

/**
 * What can be said of a parsed pattern without matching it: lengths, first characters, a fixed
 * beginning.
 */
final class Shape {
  private Shape() {}

  /** The number of characters that {@code node} always matches, or -1 where that varies. */
  static int fixedLength(Node node) {
    if (node instanceof Node.Chars) {
      return 1;
    } else if (node instanceof Node.Sequence sequence) {
      int sum = 0;
      for (Node part : sequence.parts()) {
        int n = fixedLength(part);
        if (n < 0 || sum + n > PerlParser.MAX_LOOK_BEHIND) {
          return -1;
        }
        sum += n;
      }
      return sum;
    } else if (node instanceof Node.Choice choice) {
      int first = fixedLength(choice.branches().get(0));
      for (Node branch : choice.branches()) {
        if (fixedLength(branch) != first) {
          return -1;
        }
      }
      return first;
    } else if (node instanceof Node.Group group) {
      return fixedLength(group.body());
    } else if (node instanceof Node.Atomic atomic) {
      return fixedLength(atomic.body());
    } else if (node instanceof Node.Repeat repeat) {
      int n = fixedLength(repeat.body());
      boolean fixed =
          n >= 0
              && repeat.min() == repeat.max()
              && (long) n * repeat.min() <= PerlParser.MAX_LOOK_BEHIND;
      return fixed ? n * repeat.min() : -1;
    } else if (node instanceof Node.BackReference
        || node instanceof Node.Call
        || node instanceof Node.IfGroup
        || node instanceof Node.IfLook) {
      return -1;
    }
    return 0;
  }

  /** Whether {@code node} can match without consuming anything. */
  static boolean nullable(Node node) {
    if (node instanceof Node.Chars || node instanceof Node.Fail) {
      return false;
    } else if (node instanceof Node.Sequence sequence) {
      return sequence.parts().stream().allMatch(Shape::nullable);
    } else if (node instanceof Node.Choice choice) {
      return choice.branches().stream().anyMatch(Shape::nullable);
    } else if (node instanceof Node.Group group) {
      return nullable(group.body());
    } else if (node instanceof Node.Atomic atomic) {
      return nullable(atomic.body());
    } else if (node instanceof Node.Repeat repeat) {
      return repeat.min() == 0 || nullable(repeat.body());
    }
    return true;
  }

  /** The characters with which a match of {@code node} can begin; ALL where that is not known. */
  static CharSet first(Node node) {
    if (nullable(node)) {
      return CharSet.ALL;
    }
    CharSet.Builder out = new CharSet.Builder();
    return collectFirst(node, out) ? out.build() : CharSet.ALL;
  }

  /**
   * Adds the first characters of {@code node}; false if it may match nothing or is not understood.
   */
  private static boolean collectFirst(Node node, CharSet.Builder out) {
    if (node instanceof Node.Chars chars) {
      out.add(chars.set());
      return true;
    } else if (node instanceof Node.Sequence sequence) {
      for (Node part : sequence.parts()) {
        if (collectFirst(part, out)) {
          return true;
        }
        if (part instanceof Node.BackReference
            || part instanceof Node.Call
            || part instanceof Node.IfGroup
            || part instanceof Node.IfLook) {
          return fallBack(out);
        }
      }
      return false;
    } else if (node instanceof Node.Choice choice) {
      boolean all = true;
      for (Node branch : choice.branches()) {
        all &= collectFirst(branch, out);
      }
      return all;
    } else if (node instanceof Node.Group group) {
      return collectFirst(group.body(), out);
    } else if (node instanceof Node.Atomic atomic) {
      return collectFirst(atomic.body(), out);
    } else if (node instanceof Node.Repeat repeat) {
      return collectFirst(repeat.body(), out) && repeat.min() > 0;
    } else if (node instanceof Node.BackReference
        || node instanceof Node.Call
        || node instanceof Node.IfGroup
        || node instanceof Node.IfLook) {
      return fallBack(out);
    }
    return node instanceof Node.Fail;
  }

  private static boolean fallBack(CharSet.Builder out) {
    out.add(CharSet.ALL);
    return true;
  }

  /** The literal text with which every match begins, perhaps empty. */
  static String prefix(Node node) {
    StringBuilder out = new StringBuilder();
    collectPrefix(node, out);
    return out.toString();
  }

  /** Whether {@code node} is that literal and nothing else. */
  static boolean isLiteral(Node node) {
    return collectPrefix(node, new StringBuilder());
  }

  private static boolean collectPrefix(Node node, StringBuilder out) {
    if (node instanceof Node.Chars chars && chars.set().single() >= 0) {
      out.appendCodePoint(chars.set().single());
      return true;
    } else if (node instanceof Node.Sequence sequence) {
      for (Node part : sequence.parts()) {
        if (!collectPrefix(part, out)) {
          return false;
        }
      }
      return true;
    } else if (node instanceof Node.Group group) {
      collectPrefix(group.body(), out);
      return false;
    }
    return node instanceof Node.Empty;
  }
}
