package io.chapar.text.regex;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A compiled regular expression: what grep, sed, awk, bash and Postfix search with. Immutable to
 * its users, and safe to share.
 */
public final class Regex {
  private final String pattern;
  private final Set<Flag> flags;
  private final Code code;
  private final int groupCount;
  private final Map<String, List<Integer>> names;
  private final List<String> warnings;
  private final boolean perl;
  private final boolean newlines;
  private final String prefix;
  private final boolean literal;
  private final CharSet first;
  private final boolean fromStartOnly;

  /** The automata are lent to one search at a time; a second one at the same time makes its own. */
  private final AtomicReference<@Nullable Dfa> anchored = new AtomicReference<>();

  private final AtomicReference<@Nullable Dfa> unanchored = new AtomicReference<>();

  private Regex(String pattern, Syntax syntax, Set<Flag> flags) {
    this.pattern = pattern;
    this.flags = flags;
    this.perl = syntax == Syntax.PERL;
    boolean unicode = !flags.contains(Flag.BYTES);
    Node node;
    if (perl) {
      PerlParser parser = new PerlParser(pattern, flags);
      node = parser.parse();
      groupCount = parser.groups();
      names = parser.names();
      warnings = List.of();
      newlines = true;
    } else {
      PosixParser parser = new PosixParser(pattern, syntax, flags);
      node = parser.parse();
      groupCount = parser.groups();
      names = Map.of();
      warnings = parser.warnings();
      newlines = flags.contains(Flag.MULTILINE) || flags.contains(Flag.NEWLINE);
    }
    code =
        Compiler.compile(
            node, groupCount, perl, perl ? flags.contains(Flag.UNICODE_CLASSES) : unicode);
    if ((long) code.slots * code.ops.length > 40_000_000) {
      throw new RegexSyntaxException("Regular expression too big", -1);
    }
    prefix = Shape.prefix(node);
    literal = Shape.isLiteral(node) && !prefix.isEmpty();
    first = Shape.first(node);
    fromStartOnly = perl && flags.contains(Flag.ANCHORED);
  }

  /**
   * Compiles a pattern.
   *
   * @throws RegexSyntaxException if its reader refuses it
   */
  public static Regex compile(String pattern, Syntax syntax, Set<Flag> flags) {
    Set<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    return new Regex(pattern, syntax, copy);
  }

  /** Compiles a pattern with flags listed. */
  public static Regex compile(String pattern, Syntax syntax, Flag... flags) {
    return compile(pattern, syntax, Set.of(flags));
  }

  /** What the reader of the pattern warns of (grep does). */
  public List<String> warnings() {
    return warnings;
  }

  /** How many capturing groups there are. */
  public int groupCount() {
    return groupCount;
  }

  /** The names of groups (Perl's), with their numbers. */
  public Map<String, List<Integer>> names() {
    return names;
  }

  /** Whether there is a match anywhere in {@code text}. */
  public boolean found(CharSequence text) {
    return found(text, Meter.NONE);
  }

  /** Whether there is a match anywhere in {@code text}: cheaper than asking where. */
  public boolean found(CharSequence text, Meter meter) {
    if (!code.automaton || perl || literal) {
      return find(text, 0, meter) != null;
    }
    Dfa dfa = take(unanchored, false);
    if (dfa == null) {
      return find(text, 0, meter) != null;
    }
    boolean found = dfa.run(text, 0, true, meter, new long[1]) >= 0;
    unanchored.set(dfa);
    return found;
  }

  /**
   * The first match that begins at {@code from} or later, or null; what is before {@code from} is
   * context.
   */
  public @Nullable Match find(CharSequence text, int from) {
    return find(text, from, Meter.NONE);
  }

  /**
   * The first match that begins at {@code from} or later, or null.
   *
   * @throws RegexLimitException if it costs too much
   */
  public @Nullable Match find(CharSequence text, int from, Meter meter) {
    if (literal && !fromStartOnly) {
      int at = indexOf(text, from);
      return at < 0 ? null : new Match(this, text, new int[] {at, at + prefix.length()}, true);
    }
    return perl || !code.automaton ? byTrying(text, from, meter) : byAutomaton(text, from, meter);
  }

  /** The match of the whole of {@code text}, or null. */
  public boolean matches(CharSequence text, Meter meter) {
    Match match = find(text, 0, meter);
    return match != null && match.start() == 0 && match.end() == text.length();
  }

  private int indexOf(CharSequence text, int from) {
    if (text instanceof String s) {
      return s.indexOf(prefix, from);
    } else if (text instanceof StringBuilder b) {
      return b.indexOf(prefix, from);
    }
    return text.toString().indexOf(prefix, from);
  }

  private @Nullable Match byTrying(CharSequence text, int from, Meter meter) {
    Backtracker backtracker = new Backtracker(code, newlines, !perl, text, from, meter);
    int length = text.length();
    int skipped = 0;
    for (int at = from; at <= length; ) {
      if (!fromStartOnly && !prefix.isEmpty()) {
        at = indexOf(text, at);
        if (at < 0) {
          return null;
        }
      }
      int c = at < length ? Character.codePointAt(text, at) : -1;
      if (c < 0 ? first == CharSet.ALL : first == CharSet.ALL || first.contains(c)) {
        int[] groups = backtracker.matchAt(at);
        if (groups != null) {
          return new Match(this, text, groups, true);
        }
      } else if ((++skipped & 4095) == 0) {
        meter.spend(4096);
      }
      if (fromStartOnly) {
        return null;
      }
      at += c < 0x10000 ? 1 : 2;
    }
    return null;
  }

  private @Nullable Match byAutomaton(CharSequence text, int from, Meter meter) {
    Dfa some = take(unanchored, false);
    Dfa dfa = some == null ? null : take(anchored, true);
    if (some == null || dfa == null) {
      return whole(text, new Pike(code, newlines, text).run(from, false, -1, meter));
    }
    long[] work = new long[1];
    int firstEnd = some.run(text, from, true, meter, work);
    unanchored.set(some);
    if (firstEnd < 0) {
      return null;
    }
    work[0] = 0;
    // Trying every start is quick as a rule; where it is not, all starts are tried at once.
    long enough = 16L * (text.length() - from) + 10_000;
    for (int at = from; work[0] < enough; ) {
      if (!prefix.isEmpty()) {
        at = indexOf(text, at);
      }
      int c = at >= 0 && at < text.length() ? Character.codePointAt(text, at) : -1;
      if (first == CharSet.ALL || c >= 0 && first.contains(c)) {
        int end = dfa.run(text, at, false, meter, work);
        if (end >= 0) {
          anchored.set(dfa);
          return new Match(this, text, new int[] {at, end}, groupCount == 0);
        }
      }
      if (c < 0) {
        throw new IllegalStateException("no match where there is one: " + pattern);
      }
      at += Character.charCount(c);
    }
    anchored.set(dfa);
    return whole(text, new Pike(code, newlines, text).run(from, false, -1, meter));
  }

  private @Nullable Match whole(CharSequence text, int @Nullable [] groups) {
    return groups == null ? null : new Match(this, text, groups, true);
  }

  private @Nullable Dfa take(AtomicReference<@Nullable Dfa> place, boolean fromStart) {
    Dfa dfa = place.getAndSet(null);
    return dfa != null ? dfa : Dfa.of(code, newlines, fromStart);
  }

  /** The groups of a match whose ends are known. */
  int[] groupsOf(CharSequence text, int start, int end) {
    int[] groups = new Pike(code, newlines, text).run(start, true, end, Meter.NONE);
    return groups == null ? new int[] {start, end} : groups;
  }

  /** The flags it was compiled with. */
  public Set<Flag> flags() {
    return Set.copyOf(flags);
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return pattern;
  }
}
