package io.chapar.text.regex;

import io.chapar.text.regex.Node.Greed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Perl's dialect as PCRE2 does, with its messages and offsets. */
final class PerlParser {
  private static final int MAX_REPEAT = 65535;
  private static final int MAX_DEPTH = 250;
  static final int MAX_LOOK_BEHIND = 65535;

  private final Cursor in;
  private final PerlEscape escapes;
  private final PerlGroups groups;
  private final boolean unicode;
  private final Set<Flag> initial;
  private Set<Flag> flags;
  private int depth;
  private boolean quoted;

  PerlParser(String pattern, Set<Flag> flags) {
    this.in = new Cursor(pattern);
    this.unicode = !flags.contains(Flag.BYTES);
    this.initial = EnumSet.noneOf(Flag.class);
    this.initial.addAll(flags);
    leadingVerbs();
    this.flags = EnumSet.copyOf(initial);
    this.escapes = new PerlEscape(in, initial);
    this.groups = PerlGroups.scan(in, this.flags.contains(Flag.COMMENTS));
  }

  Node parse() {
    Node node = alternatives();
    if (!in.atEnd()) {
      throw in.error("unmatched closing parenthesis");
    }
    if (groups.highestReference() > groups.highest()) {
      throw in.error("reference to non-existent subpattern", groups.highestReferencePlace());
    }
    return node;
  }

  int groups() {
    return groups.highest();
  }

  Map<String, List<Integer>> names() {
    return new LinkedHashMap<>(groups.names());
  }

  /** (*UTF), (*UCP) and their like may only stand at the very beginning. */
  private void leadingVerbs() {
    boolean more = true;
    while (more) {
      more =
          in.skip("(*UTF8)")
              || in.skip("(*UTF)")
              || in.skip("(*LF)")
              || in.skip("(*ANYCRLF)")
              || in.skip("(*ANY)")
              || in.skip("(*CRLF)")
              || in.skip("(*CR)")
              || in.skip("(*BSR_ANYCRLF)")
              || in.skip("(*BSR_UNICODE)")
              || in.skip("(*NO_START_OPT)")
              || in.skip("(*NO_AUTO_POSSESS)")
              || in.skip("(*NO_JIT)");
      if (in.skip("(*UCP)")) {
        initial.add(Flag.UNICODE_CLASSES);
        more = true;
      }
    }
  }

  private Node alternatives() {
    Set<Flag> outer = flags;
    flags = flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags);
    List<Node> branches = new ArrayList<>();
    branches.add(branch());
    while (in.peek() == '|') {
      in.at++;
      branches.add(branch());
    }
    flags = outer;
    return Node.choice(branches);
  }

  private Node branch() {
    List<Node> parts = new ArrayList<>();
    while (true) {
      skipIgnored();
      if (in.atEnd() || !quoted && (in.peek() == '|' || in.peek() == ')')) {
        return Node.sequence(parts);
      }
      Node part = atom();
      if (part != null) {
        parts.add(quantified(part));
      }
    }
  }

  /** Passes comments, {@code \E}, {@code \Q}, and blanks where they mean nothing. */
  private void skipIgnored() {
    while (true) {
      if (quoted ? in.skip("\\E") : in.skip("\\Q")) {
        quoted = !quoted;
      } else if (!quoted && in.skip("\\E")) {
        // an end without a beginning means nothing
      } else if (!quoted && in.text.startsWith("(?#", in.at)) {
        int close = in.text.indexOf(')', in.at);
        if (close < 0) {
          throw in.error("missing ) after (?# comment", in.text.length());
        }
        in.at = close + 1;
      } else if (!quoted
          && flags.contains(Flag.COMMENTS)
          && !in.atEnd()
          && (in.peek() == '#' || CharClasses.SPACE.contains(in.peek()))) {
        if (in.next() == '#') {
          int end = in.text.indexOf('\n', in.at);
          in.at = end < 0 ? in.text.length() : end + 1;
        }
      } else {
        return;
      }
    }
  }

  private @Nullable Node atom() {
    int c = in.next();
    if (quoted) {
      return literal(c);
    }
    switch (c) {
      case '(':
        return parenthesis();
      case '[':
        if (in.peek() == ':' || in.peek() == '.' || in.peek() == '=') {
          refuseClassOutside((char) in.peek());
        }
        return new Node.Chars(
            new PerlBracket(in, escapes, initial).parse(is(Flag.IGNORE_CASE), unicode));
      case '.':
        return new Node.Chars(
            is(Flag.DOT_ALL) ? CharSet.VALID : PerlEscape.not(CharClasses.NEWLINE));
      case '^':
        return new Node.Assert(is(Flag.MULTILINE) ? Assertion.LINE_START : Assertion.TEXT_START);
      case '$':
        return new Node.Assert(
            is(Flag.MULTILINE)
                ? Assertion.LINE_END
                : is(Flag.DOLLAR_END_ONLY) ? Assertion.TEXT_END : Assertion.LAST_LINE_END);
      case '\\':
        return escape();
      case '*', '+', '?':
        throw in.error("quantifier does not follow a repeatable item", in.at - 1);
      case '{':
        in.at--;
        int brace = in.at;
        if (interval() != null) {
          throw in.error("quantifier does not follow a repeatable item", brace);
        }
        in.at++;
        return literal(c);
      default:
        return literal(c);
    }
  }

  private boolean is(Flag flag) {
    return flags.contains(flag);
  }

  private void refuseClassOutside(char kind) {
    int end = in.text.indexOf(kind + "]", in.at + 1);
    int close = in.text.indexOf(']', in.at);
    if (end >= 0 && close == end + 1) {
      throw in.error(
          kind == ':'
              ? "POSIX named classes are supported only within a class"
              : "POSIX collating elements are not supported",
          in.at - 1);
    }
  }

  private Node literal(int c) {
    CharSet set = CharSet.of(c);
    return new Node.Chars(is(Flag.IGNORE_CASE) ? set.ignoringCase(unicode) : set);
  }

  private Node quantified(Node atom) {
    Node node = atom;
    for (int stacked = 0; ; stacked++) {
      skipIgnored();
      if (quoted || in.atEnd() || stacked > MAX_DEPTH) {
        return node;
      }
      int place = in.at;
      int[] bounds =
          switch (in.peek()) {
            case '*' -> new int[] {0, -1};
            case '+' -> new int[] {1, -1};
            case '?' -> new int[] {0, 1};
            case '{' -> interval();
            default -> null;
          };
      if (bounds == null) {
        return node;
      }
      if (stacked > 0) {
        throw in.error("quantifier does not follow a repeatable item", place);
      }
      if (in.peek() == '*' || in.peek() == '+' || in.peek() == '?') {
        if (bounds.length == 2) {
          in.at++;
        }
      }
      Greed greed = is(Flag.UNGREEDY) ? Greed.LAZY : Greed.GREEDY;
      if (in.skip("+")) {
        greed = Greed.POSSESSIVE;
      } else if (in.skip("?")) {
        greed = is(Flag.UNGREEDY) ? Greed.GREEDY : Greed.LAZY;
      }
      if (!(node instanceof Node.Assert) || bounds[0] == 0) {
        node =
            bounds[1] == 0 ? groupsOnly(node) : new Node.Repeat(node, bounds[0], bounds[1], greed);
      }
    }
  }

  /** What is repeated zero times still defines groups that may be called. */
  private static Node groupsOnly(Node node) {
    return new Node.Choice(
        List.of(new Node.Empty(), Node.sequence(List.of(new Node.Fail(), node))));
  }

  /** {min, max, 0} with the interval passed; null with nothing passed where it is none. */
  private int @Nullable [] interval() {
    int from = in.at;
    in.at++;
    int min = in.number(MAX_REPEAT);
    int max = min;
    if (min >= 0 && in.skip(",")) {
      max = in.number(MAX_REPEAT);
    }
    if (min < 0 || !in.skip("}")) {
      in.at = from;
      return null;
    }
    if (min > MAX_REPEAT || max > MAX_REPEAT) {
      throw in.error("number too big in {} quantifier", in.at - 1);
    }
    if (max >= 0 && min > max) {
      throw in.error("numbers out of order in {} quantifier", in.at - 1);
    }
    return new int[] {min, max, 0};
  }

  private @Nullable Node parenthesis() {
    if (++depth > MAX_DEPTH) {
      throw in.error("parentheses are too deeply nested");
    }
    Node node;
    if (in.peek() == '*' && in.peek(1) >= 'A' && in.peek(1) <= 'Z'
        || in.text.startsWith("*)", in.at)) {
      node = verb();
    } else if (in.skip("?")) {
      node = special();
    } else {
      node = capture();
    }
    depth--;
    return node;
  }

  private Node capture() {
    int index = groups.next();
    Node body = alternatives();
    close();
    return new Node.Group(index, body);
  }

  private void close() {
    if (!in.skip(")")) {
      throw in.error("missing closing parenthesis");
    }
  }

  private Node verb() {
    for (String name : List.of("*FAIL)", "*F)")) {
      if (in.skip(name)) {
        return new Node.Fail();
      }
    }
    in.at++;
    while (!in.atEnd() && CharClasses.WORD.contains(in.peek())) {
      in.at++;
    }
    throw in.error("(*VERB) not recognized or malformed");
  }

  private @Nullable Node special() {
    if (in.atEnd()) {
      throw in.error("missing closing parenthesis");
    }
    int place = in.at;
    int c = in.next();
    switch (c) {
      case ':':
        return enclosed();
      case '|':
        return resetBranches();
      case '>':
        return new Node.Atomic(enclosed());
      case '=', '!':
        return new Node.Look(true, c == '=', enclosed());
      case '<':
        if (in.peek() == '=' || in.peek() == '!') {
          boolean positive = in.next() == '=';
          return new Node.Look(false, positive, fixed(enclosed(), place - 2));
        }
        groups.named(in, '>');
        return capture();
      case '\'':
        groups.named(in, '\'');
        return capture();
      case 'P':
        return pythonStyle();
      case '&':
        return call(groups.number(in, groups.name(in, ')')));
      case '(':
        return conditional();
      case 'R':
        if (!in.skip(")")) {
          throw in.error("(?R (recursive pattern call) must be followed by a closing parenthesis");
        }
        return call(0);
      default:
        in.at = place;
        boolean relative = (c == '+' || c == '-') && in.peek(1) >= '0' && in.peek(1) <= '9';
        if (relative || c >= '0' && c <= '9') {
          return numberedCall();
        }
        return options();
    }
  }

  private Node call(int group) {
    return new Node.Call(group);
  }

  private Node numberedCall() {
    boolean back = in.skip("-");
    boolean forward = in.skip("+");
    int n = in.number(MAX_REPEAT);
    int group = back ? groups.opened() - n + 1 : forward ? groups.opened() + n : n;
    if (group < 0 || group > groups.count()) {
      throw in.error("reference to non-existent subpattern");
    }
    close();
    return call(group);
  }

  private Node pythonStyle() {
    if (in.skip("<")) {
      groups.named(in, '>');
      return capture();
    }
    if (in.skip("=")) {
      return new Node.BackReference(groups.numbers(in, groups.name(in, ')')), is(Flag.IGNORE_CASE));
    }
    if (in.skip(">")) {
      return call(groups.number(in, groups.name(in, ')')));
    }
    throw in.error("unrecognized character after (?P");
  }

  private Node enclosed() {
    Node body = alternatives();
    close();
    return body;
  }

  /** {@code (?|...)}: each branch numbers its groups from the same start. */
  private Node resetBranches() {
    List<Node> branches = new ArrayList<>();
    int first = groups.opened();
    int highest = first;
    do {
      groups.reset(first);
      branches.add(branch());
      highest = Math.max(highest, groups.opened());
    } while (in.skip("|"));
    groups.reset(highest);
    close();
    return Node.choice(branches);
  }

  private Node fixed(Node body, int place) {
    List<Node> branches = body instanceof Node.Choice choice ? choice.branches() : List.of(body);
    for (Node branch : branches) {
      if (Shape.fixedLength(branch) < 0) {
        throw in.error("lookbehind assertion is not fixed length", place);
      }
    }
    return body;
  }

  private Node conditional() {
    int opening = in.at - 3;
    Node.@Nullable Look look = null;
    int group = 0;
    if (in.peek() == '?') {
      int place = in.at - 1;
      in.at++;
      boolean looks = in.peek() == '=' || in.peek() == '!' || in.peek() == '<';
      Node condition = looks ? special() : null;
      if (!(condition instanceof Node.Look found)) {
        throw in.error("assertion expected after (?( or (?(?C)", place);
      }
      look = found;
    } else if (in.skip("<")) {
      group = groups.number(in, groups.name(in, '>'));
      close();
    } else if (in.skip("'")) {
      group = groups.number(in, groups.name(in, '\''));
      close();
    } else {
      int place = in.at - 1;
      int n = in.number(MAX_REPEAT);
      group = n >= 0 ? n : groups.number(in, groups.name(in, ')'));
      if (n >= 0) {
        close();
      }
      if (group < 1 || group > groups.count()) {
        throw in.error("reference to non-existent subpattern", place);
      }
    }
    Node body = alternatives();
    close();
    List<Node> branches = body instanceof Node.Choice choice ? choice.branches() : List.of(body);
    if (branches.size() > 2) {
      throw in.error("conditional subpattern contains more than two branches", opening);
    }
    Node no = branches.size() > 1 ? branches.get(1) : new Node.Empty();
    return look != null
        ? new Node.IfLook(look, branches.get(0), no)
        : new Node.IfGroup(group, branches.get(0), no);
  }

  /** {@code (?i)}, for the rest of the group, or {@code (?i:...)}. */
  private @Nullable Node options() {
    Set<Flag> changed = EnumSet.noneOf(Flag.class);
    changed.addAll(flags);
    boolean on = true;
    if (in.skip("^")) {
      changed.removeAll(EnumSet.of(Flag.IGNORE_CASE, Flag.MULTILINE, Flag.DOT_ALL, Flag.COMMENTS));
    }
    while (true) {
      if (in.atEnd()) {
        throw in.error("missing closing parenthesis");
      }
      int c = in.next();
      Flag flag =
          switch (c) {
            case 'i' -> Flag.IGNORE_CASE;
            case 'm' -> Flag.MULTILINE;
            case 's' -> Flag.DOT_ALL;
            case 'x' -> Flag.COMMENTS;
            case 'U' -> Flag.UNGREEDY;
            default -> null;
          };
      if (flag != null) {
        if (on) {
          changed.add(flag);
        } else {
          changed.remove(flag);
        }
      } else if (c == '-' && on) {
        on = false;
      } else if (c == ')') {
        flags = changed;
        return null;
      } else if (c == ':') {
        Set<Flag> outer = flags;
        flags = changed;
        Node body = enclosed();
        flags = outer;
        return body;
      } else if (c != 'J' && c != 'n') {
        throw in.error("unrecognized character after (? or (?-", in.at - 1);
      }
    }
  }

  private @Nullable Node escape() {
    if (in.atEnd()) {
      throw in.error("\\ at end of pattern");
    }
    int place = in.at;
    int c = in.next();
    switch (c) {
      case 'A':
        return new Node.Assert(Assertion.TEXT_START);
      case 'Z':
        return new Node.Assert(Assertion.LAST_LINE_END);
      case 'z':
        return new Node.Assert(Assertion.TEXT_END);
      case 'G':
        return new Node.Assert(Assertion.SEARCH_START);
      case 'b':
        return new Node.Assert(Assertion.WORD_BOUNDARY);
      case 'B':
        return new Node.Assert(Assertion.NOT_WORD_BOUNDARY);
      case 'K':
        return new Node.Keep();
      case 'R':
        return new Node.Atomic(
            new Node.Choice(
                List.of(
                    Node.sequence(
                        List.of(
                            new Node.Chars(CharSet.of('\r')), new Node.Chars(CharSet.of('\n')))),
                    new Node.Chars(CharClasses.VERTICAL))));
      case 'X':
        CharSet marks = CharClasses.property("M");
        return new Node.Atomic(
            Node.sequence(
                List.of(
                    new Node.Chars(CharSet.VALID),
                    new Node.Repeat(
                        new Node.Chars(marks == null ? CharSet.NONE : marks),
                        0,
                        -1,
                        Greed.POSSESSIVE))));
      case 'g':
        return reference();
      case 'k':
        int open = in.peek();
        if (open != '{' && open != '<' && open != '\'') {
          throw in.error("\\k is not followed by a braced, angle-bracketed, or quoted name");
        }
        in.at++;
        char close = open == '{' ? '}' : open == '<' ? '>' : '\'';
        return new Node.BackReference(
            groups.numbers(in, groups.name(in, close)), is(Flag.IGNORE_CASE));
      default:
        break;
    }
    if (c >= '1' && c <= '9') {
      in.at = place;
      int n = in.number(MAX_REPEAT);
      if (n < 10 || n <= groups.count()) {
        groups.referTo(n, place);
        return new Node.BackReference(List.of(n), is(Flag.IGNORE_CASE));
      }
      in.at = place + 1;
    }
    CharSet set = escapes.charClass(c);
    if (set != null) {
      return new Node.Chars(set);
    }
    return literal(escapes.character(c, c >= '1' && c <= '9'));
  }

  private Node reference() {
    boolean braced = in.skip("{");
    int open = in.peek();
    if (!braced && (open == '<' || open == '\'')) {
      in.at++;
      int digits = in.number(MAX_REPEAT);
      char close = open == '<' ? '>' : '\'';
      if (digits >= 0) {
        in.skip(String.valueOf(close));
        return call(digits);
      }
      return call(groups.number(in, groups.name(in, close)));
    }
    boolean back = in.skip("-");
    int n = in.number(MAX_REPEAT);
    if (n < 0 && braced && !back) {
      return new Node.BackReference(groups.numbers(in, groups.name(in, '}')), is(Flag.IGNORE_CASE));
    }
    int group = back ? groups.opened() - n + 1 : n;
    int place = in.at;
    if (n < 0 || braced && !in.skip("}")) {
      throw in.error("a numbered reference must not be zero");
    }
    groups.referTo(group, place);
    return new Node.BackReference(List.of(group), is(Flag.IGNORE_CASE));
  }
}
