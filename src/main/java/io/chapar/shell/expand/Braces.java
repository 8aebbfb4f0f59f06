package io.chapar.shell.expand;

import io.chapar.shell.syntax.Word;
import io.chapar.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brace expansion: {@code a{b,c}d} and {@code {1..9..2}}. */
final class Braces {
  private static final int MOST = 2_000_000;

  private final Context context;
  private int made;

  private Braces(Context context) {
    this.context = context;
  }

  /** A character that is not quoted, or a part that is opaque here. */
  private record Unit(char c, @Nullable WordPart part) {
    boolean is(char wanted) {
      return part == null && c == wanted;
    }
  }

  /** Whether there is any brace to look at. */
  static boolean mayExpand(Word word) {
    for (WordPart part : word.parts()) {
      if (part instanceof WordPart.Literal l && l.text().indexOf('{') >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The words that a word becomes. */
  static List<Word> expand(Word word, Context context) {
    List<Unit> units = new ArrayList<>();
    for (WordPart part : word.parts()) {
      if (part instanceof WordPart.Literal l) {
        l.text().chars().forEach(c -> units.add(new Unit((char) c, null)));
      } else {
        units.add(new Unit('\0', part));
      }
    }
    List<List<Unit>> results = new Braces(context).expand(units);
    if (results.size() == 1) {
      return List.of(word);
    }
    List<Word> words = new ArrayList<>(results.size());
    for (List<Unit> result : results) {
      words.add(new Word(parts(result), word.text(), word.span(), word.assignment()));
    }
    return words;
  }

  private static List<WordPart> parts(List<Unit> units) {
    List<WordPart> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (Unit unit : units) {
      if (unit.part() == null) {
        literal.append(unit.c());
        continue;
      }
      if (literal.length() > 0) {
        parts.add(new WordPart.Literal(literal.toString()));
        literal.setLength(0);
      }
      parts.add(unit.part());
    }
    if (literal.length() > 0) {
      parts.add(new WordPart.Literal(literal.toString()));
    }
    return parts;
  }

  private List<List<Unit>> expand(List<Unit> units) {
    for (int open = 0; open < units.size(); open++) {
      if (!units.get(open).is('{')) {
        continue;
      }
      int close = close(units, open);
      if (close < 0) {
        continue;
      }
      List<List<Unit>> middle = alternatives(units.subList(open + 1, close));
      if (middle == null) {
        continue;
      }
      List<Unit> front = units.subList(0, open);
      List<List<Unit>> backs = expand(units.subList(close + 1, units.size()));
      List<List<Unit>> out = new ArrayList<>();
      for (List<Unit> m : middle) {
        for (List<Unit> back : backs) {
          List<Unit> one = new ArrayList<>(front);
          one.addAll(m);
          one.addAll(back);
          out.add(one);
          count();
        }
      }
      return out;
    }
    return List.of(units);
  }

  private void count() {
    context.work(1);
    if (++made > MOST) {
      throw ExpansionException.discard("brace expansion: cannot allocate memory");
    }
  }

  private static int close(List<Unit> units, int open) {
    int depth = 0;
    for (int i = open; i < units.size(); i++) {
      if (units.get(i).is('{')) {
        depth++;
      } else if (units.get(i).is('}') && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What stands between two braces, expanded; null if it is neither a list nor a range. */
  private @Nullable List<List<Unit>> alternatives(List<Unit> inside) {
    List<List<Unit>> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inside.size(); i++) {
      Unit unit = inside.get(i);
      if (unit.is('{')) {
        depth++;
      } else if (unit.is('}')) {
        depth--;
      } else if (unit.is(',') && depth == 0) {
        pieces.add(inside.subList(from, i));
        from = i + 1;
      }
    }
    if (from == 0) {
      return range(inside);
    }
    pieces.add(inside.subList(from, inside.size()));
    List<List<Unit>> out = new ArrayList<>();
    for (List<Unit> piece : pieces) {
      out.addAll(expand(piece));
    }
    return out;
  }

  private @Nullable List<List<Unit>> range(List<Unit> inside) {
    StringBuilder text = new StringBuilder();
    for (Unit unit : inside) {
      if (unit.part() != null) {
        return null;
      }
      text.append(unit.c());
    }
    String[] ends = text.toString().split("\\.\\.", -1);
    if (ends.length < 2 || ends.length > 3) {
      return null;
    }
    long step = 1;
    if (ends.length == 3) {
      if (!isNumber(ends[2])) {
        return null;
      }
      step = Math.max(1, Math.abs(Long.parseLong(ends[2])));
    }
    if (isNumber(ends[0]) && isNumber(ends[1])) {
      return numbers(ends[0], ends[1], step);
    }
    boolean letters =
        ends[0].length() == 1
            && ends[1].length() == 1
            && Character.isLetter(ends[0].charAt(0))
            && Character.isLetter(ends[1].charAt(0));
    return letters ? letters(ends[0].charAt(0), ends[1].charAt(0), step) : null;
  }

  private static boolean isNumber(String text) {
    int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.length() > i
        && text.length() < 18
        && text.chars().skip(i).allMatch(c -> c >= '0' && c <= '9');
  }

  private List<List<Unit>> numbers(String from, String to, long step) {
    int width = padded(from) || padded(to) ? Math.max(from.length(), to.length()) : 0;
    long a = Long.parseLong(from);
    long b = Long.parseLong(to);
    List<List<Unit>> out = new ArrayList<>();
    for (long n = a; a <= b ? n <= b : n >= b; n += a <= b ? step : -step) {
      String digits = Long.toString(Math.abs(n));
      int room = width - (n < 0 ? 1 : 0);
      String padding = "0".repeat(Math.max(0, room - digits.length()));
      out.add(units((n < 0 ? "-" : "") + padding + digits));
      count();
    }
    return out;
  }

  private static boolean padded(String number) {
    String digits = number.startsWith("-") ? number.substring(1) : number;
    return digits.length() > 1 && digits.startsWith("0");
  }

  private List<List<Unit>> letters(char from, char to, long step) {
    List<List<Unit>> out = new ArrayList<>();
    for (long c = from; from <= to ? c <= to : c >= to; c += from <= to ? step : -step) {
      out.add(
          c == '\\'
              ? List.of()
              : List.of(new Unit('\0', new WordPart.Quoted(String.valueOf((char) c)))));
      count();
    }
    return out;
  }

  private static List<Unit> units(String text) {
    List<Unit> units = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); i++) {
      units.add(new Unit(text.charAt(i), null));
    }
    return units;
  }
}
