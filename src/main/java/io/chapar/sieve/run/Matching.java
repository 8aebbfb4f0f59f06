package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Compares values with keys, and the three match types that are always there. */
public final class Matching {
  private Matching() {}

  /** Equality. */
  public static final MatchType IS = new Is();

  /** A part of the value. */
  public static final MatchType CONTAINS = new Contains();

  /** A pattern with * and ?. */
  public static final MatchType MATCHES = new Matches();

  /** Whether one of the values matches one of the keys. */
  public static boolean run(
      Run run, MatchType type, Comparator comparator, Values values, List<String> keys) {
    boolean trace = run.traces(Trace.Level.MATCHING);
    if (trace) {
      run.descend();
      run.trace(
          Trace.Level.NONE,
          "starting `:" + type.name() + "' match with `" + comparator.name() + "' comparator:");
    }
    Boolean all = type.whole(run, comparator, values, keys);
    boolean found = all != null && all;
    if (all == null) {
      MatchType.Session session = type.session(run, comparator);
      for (Iterator<String> each = values.iterate(trace); !found && each.hasNext(); ) {
        String value = each.next();
        run.execution().work(value.length());
        if (trace) {
          run.trace(Trace.Level.NONE, "matching value `" + Bytes.shown(value, 80) + "'");
        }
        run.descend();
        found = session.matches(value, keys);
        run.ascend();
      }
    }
    run.trace(
        Trace.Level.MATCHING,
        "finishing match with result: " + (found ? "matched" : "not matched"));
    run.ascend();
    return found;
  }

  private static final class Is extends MatchType {
    Is() {
      super("is", 2);
    }

    @Override
    public boolean matches(Run run, Comparator comparator, String value, String key) {
      return value.isEmpty() ? key.isEmpty() : comparator.compare(value, key) == 0;
    }
  }

  private static final class Contains extends MatchType {
    Contains() {
      super("contains", 2);
    }

    @Override
    public boolean substrings() {
      return true;
    }

    @Override
    public boolean matches(Run run, Comparator comparator, String value, String key) {
      if (!comparator.substrings()) {
        return false;
      }
      if (value.isEmpty()) {
        return key.isEmpty();
      }
      for (int start = 0; start + key.length() <= value.length(); start++) {
        int i = 0;
        while (i < key.length() && comparator.same(value.charAt(start + i), key.charAt(i))) {
          i++;
        }
        if (i == key.length()) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Matches extends MatchType {
    Matches() {
      super("matches", 2);
    }

    @Override
    public boolean substrings() {
      return true;
    }

    /** A key taken apart: literals, '?' and '*'. */
    private record Piece(char kind, char literal) {}

    private static List<Piece> pieces(String key) {
      List<Piece> all = new ArrayList<>();
      for (int i = 0; i < key.length(); i++) {
        char c = key.charAt(i);
        if (c == '\\' && i + 1 < key.length()) {
          all.add(new Piece('l', key.charAt(++i)));
        } else {
          all.add(new Piece(c == '*' || c == '?' ? c : 'l', c));
        }
      }
      return all;
    }

    /** Where the letters around a place begin, if a '?' stands before them; -1 if not. */
    private static int letters(List<Piece> pieces, int at) {
      int first = at;
      while (first > 0 && pieces.get(first - 1).kind() == 'l') {
        first--;
      }
      boolean there = at < pieces.size() && pieces.get(at).kind() == 'l';
      return there && first > 0 && pieces.get(first - 1).kind() == '?' ? first : -1;
    }

    /** Where the '*' behind the letters at a place is; -1 if they are not followed by one. */
    private static int wildcard(List<Piece> pieces, int at) {
      int next = at;
      while (next < pieces.size() && pieces.get(next).kind() == 'l') {
        next++;
      }
      return next < pieces.size() && pieces.get(next).kind() == '*' ? next : -1;
    }

    @Override
    public boolean matches(Run run, Comparator comparator, String value, String key) {
      if (!comparator.substrings()) {
        return false;
      }
      List<Piece> pieces = pieces(key);
      int[] starts = new int[pieces.size() + 1];
      int v = 0;
      int k = 0;
      int star = -1;
      int resume = 0;
      while (v < value.length() || k < pieces.size()) {
        Piece piece = k < pieces.size() ? pieces.get(k) : null;
        if (piece != null && piece.kind() == '*') {
          starts[k] = v;
          star = k++;
          resume = v;
        } else if (piece != null
            && v < value.length()
            && (piece.kind() == '?' || comparator.same(value.charAt(v), piece.literal()))) {
          starts[k++] = v++;
        } else if (star >= 0 && resume < value.length()) {
          v = ++resume;
          k = star + 1;
        } else {
          int first = letters(pieces, k);
          int next = first < 0 || star >= 0 ? -1 : wildcard(pieces, k);
          if (next < 0) {
            return false;
          }
          // as Pigeonhole has it: letters behind a '?' and before the first '*' are not insisted on
          v = first < k ? starts[first] : v;
          for (int i = first; i < next; i++) {
            starts[i] = v;
          }
          k = next;
        }
      }
      if (run.keepsMatchValues()) {
        starts[pieces.size()] = value.length();
        List<String> values = new ArrayList<>();
        values.add(value);
        for (int i = 0; i < pieces.size(); i++) {
          if (pieces.get(i).kind() != 'l') {
            values.add(value.substring(starts[i], starts[i + 1]));
          }
        }
        run.setMatchValues(values);
      }
      return true;
    }
  }
}
