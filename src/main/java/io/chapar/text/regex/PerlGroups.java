package io.chapar.text.regex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The capturing groups of a Perl pattern: counted ahead, because references may precede them. */
final class PerlGroups {
  private final Map<String, List<Integer>> names = new LinkedHashMap<>();
  private final Map<String, Integer> ahead = new LinkedHashMap<>();
  private int count;
  private int opened;
  private int highest;
  private int highestReference;
  private int highestReferencePlace;

  private PerlGroups() {}

  /** Counts the groups of the whole pattern; the cursor stays where it is. */
  static PerlGroups scan(Cursor in, boolean comments) {
    PerlGroups groups = new PerlGroups();
    String s = in.text;
    for (int i = in.at; i < s.length(); i++) {
      char c = s.charAt(i);
      if (s.startsWith("\\Q", i)) {
        int end = s.indexOf("\\E", i);
        i = end < 0 ? s.length() : end + 1;
      } else if (c == '\\') {
        i++;
      } else if (c == '[') {
        i = classEnd(s, i);
      } else if (c == '#' && comments) {
        int end = s.indexOf('\n', i);
        i = end < 0 ? s.length() : end;
      } else if (s.startsWith("(?#", i)) {
        int end = s.indexOf(')', i);
        i = end < 0 ? s.length() : end;
      } else if (c == '(') {
        groups.open(s, i + 1);
        if (s.startsWith("(?(", i) && !s.startsWith("(?(?", i)) {
          i += 2;
        }
      }
    }
    return groups;
  }

  private void open(String s, int i) {
    if (s.startsWith("*", i)) {
      return;
    }
    if (!s.startsWith("?", i)) {
      count++;
      return;
    }
    int name =
        s.startsWith("?P<", i)
            ? i + 3
            : s.startsWith("?<", i) || s.startsWith("?'", i) ? i + 2 : -1;
    if (name >= 0 && name < s.length() && s.charAt(name) != '=' && s.charAt(name) != '!') {
      count++;
      int end = name;
      while (end < s.length() && CharClasses.isWord(s.charAt(end), true)) {
        end++;
      }
      ahead.putIfAbsent(s.substring(name, end), count);
    }
  }

  private static int classEnd(String s, int open) {
    int i = open + 1;
    if (i < s.length() && s.charAt(i) == '^') {
      i++;
    }
    if (i < s.length() && s.charAt(i) == ']') {
      i++;
    }
    while (i < s.length() && s.charAt(i) != ']') {
      if (s.charAt(i) == '\\') {
        i++;
      } else if (s.startsWith("[:", i)) {
        int end = s.indexOf(":]", i);
        i = end < 0 ? i : end + 1;
      }
      i++;
    }
    return i;
  }

  int count() {
    return count;
  }

  /** How many groups there really are, once all is read: branches that reset share numbers. */
  int highest() {
    return highest;
  }

  /** How many groups were opened so far. */
  int opened() {
    return opened;
  }

  void reset(int n) {
    opened = n;
  }

  int next() {
    highest = Math.max(highest, ++opened);
    return opened;
  }

  Map<String, List<Integer>> names() {
    return names;
  }

  int highestReference() {
    return highestReference;
  }

  int highestReferencePlace() {
    return highestReferencePlace;
  }

  void referTo(int group, int place) {
    if (group < 1) {
      throw new RegexSyntaxException("reference to non-existent subpattern", place);
    }
    if (group > highestReference) {
      highestReference = group;
      highestReferencePlace = place;
    }
  }

  /** Notes the name that stands here for the group that will be opened next. */
  void named(Cursor in, char terminator) {
    String name = name(in, terminator);
    List<Integer> known = names.computeIfAbsent(name, n -> new ArrayList<>());
    if (!known.isEmpty() && !known.contains(opened + 1)) {
      throw in.error("two named subpatterns have the same name (PCRE2_DUPNAMES not set)");
    }
    known.add(opened + 1);
  }

  /** Passes a name and its terminator. */
  String name(Cursor in, char terminator) {
    int start = in.at;
    if (in.atEnd() || in.peek() == terminator) {
      throw in.error("subpattern name expected");
    }
    if (in.peek() >= '0' && in.peek() <= '9') {
      throw in.error("subpattern name must start with a non-digit");
    }
    while (!in.atEnd() && CharClasses.isWord(in.peek(), true)) {
      in.next();
    }
    String name = in.text.substring(start, in.at);
    if (name.length() > 32) {
      throw in.error("subpattern name is too long (maximum 32 code units)");
    }
    if (name.isEmpty()) {
      throw in.error("subpattern name expected");
    }
    if (!in.skip(String.valueOf(terminator))) {
      throw in.error("syntax error in subpattern name (missing terminator?)");
    }
    return name;
  }

  /** The groups of that name. */
  List<Integer> numbers(Cursor in, String name) {
    List<Integer> known = names.get(name);
    return known != null ? List.copyOf(known) : List.of(number(in, name));
  }

  /** The (first) group of that name, which may come later. */
  int number(Cursor in, String name) {
    Integer group = ahead.get(name);
    if (group == null) {
      throw in.error("reference to non-existent subpattern", in.at - 1 - name.length());
    }
    return group;
  }
}
