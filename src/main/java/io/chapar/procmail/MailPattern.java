package io.chapar.procmail;

import io.chapar.text.Utf8;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Procmail's own regular expressions: egrep's, but {@code ^} and {@code $} match a newline, {@code
 * ^^} the ends of the text, {@code \<} and {@code \>} a character that is in no word, and {@code
 * \/} cuts out what MATCH gets. All ways are followed at once, so no pattern takes longer than its
 * length times that of the text.
 */
final class MailPattern {
  // What an instruction does; those below 256 match that character.
  private static final int DOT = 256;
  private static final int TEXT_START = 257;
  private static final int TEXT_END = 258;
  private static final int SPLIT = 259; // goes to `to` and to `other`
  private static final int JUMP = 260;
  private static final int SET = 261;
  private static final int CUT = 262; // \/
  private static final int DONE = 263;

  /** How much a pattern may grow to, in instructions. */
  private static final int MAX = 20_000;

  /** Counts the work. */
  interface Meter {
    void spend(int steps);
  }

  /**
   * A place where the pattern matched.
   *
   * @param end the offset after it; may be one beyond the end of the text
   * @param matched the offset where {@code \/} cut, or -1
   */
  record Hit(int end, int matched) {}

  private final byte[] source;
  private final boolean ignoreCase;
  private int at;
  private boolean invalid;
  private int[] code = new int[64];
  private int[] to = new int[64];
  private int[] other = new int[64];
  private BitSet[] sets = new BitSet[4];
  private int count;
  private int setCount;
  private int depth;

  private MailPattern(String pattern, boolean ignoreCase) {
    source = Utf8.encode(pattern);
    this.ignoreCase = ignoreCase;
  }

  /** Reads a pattern; one that is not valid still matches as far as it was understood. */
  static MailPattern compile(String pattern, boolean ignoreCase) {
    MailPattern p = new MailPattern(pattern, ignoreCase);
    p.alternatives();
    if (p.at < p.source.length) {
      p.invalid = true; // a closing parenthesis too many
    }
    p.emit(DONE);
    p.markEnds();
    return p;
  }

  /** Whether the parentheses match. */
  boolean valid() {
    return !invalid;
  }

  // ---- reading

  private int emit(int op) {
    if (count >= MAX) {
      invalid = true;
      return count - 1;
    }
    if (count == code.length) {
      code = Arrays.copyOf(code, count * 2);
      to = Arrays.copyOf(to, count * 2);
      other = Arrays.copyOf(other, count * 2);
    }
    code[count] = op;
    to[count] = count + 1;
    other[count] = -1;
    return count++;
  }

  /** Makes room for one instruction at {@code place}; what comes after moves up. */
  private void insert(int place) {
    emit(JUMP);
    for (int i = count - 1; i > place; i--) {
      code[i] = code[i - 1];
      to[i] = to[i - 1] >= place ? to[i - 1] + 1 : to[i - 1];
      other[i] = code[i] == SPLIT && other[i - 1] >= place ? other[i - 1] + 1 : other[i - 1];
    }
    code[place] = JUMP;
    to[place] = place + 1;
    other[place] = -1;
  }

  private int peek() {
    return at < source.length ? source[at] & 0xff : -1;
  }

  private void alternatives() {
    int start = count;
    sequence();
    while (peek() == '|' && count < MAX) {
      at++;
      // start: SPLIT(first, next); first…; JUMP end; next…
      insert(start);
      int jump = emit(JUMP);
      code[start] = SPLIT;
      to[start] = start + 1;
      other[start] = count;
      alternatives();
      to[jump] = count;
    }
  }

  private void sequence() {
    while (true) {
      int c = peek();
      if (c < 0 || c == '|' || c == ')') {
        return;
      }
      int start = count;
      simple();
      switch (peek()) {
        case '*':
          at++;
          insert(start);
          to[emit(JUMP)] = start;
          code[start] = SPLIT;
          other[start] = count;
          break;
        case '+':
          at++;
          int split = emit(SPLIT);
          to[split] = start;
          other[split] = count;
          break;
        case '?':
          at++;
          insert(start);
          code[start] = SPLIT;
          other[start] = count;
          break;
        default:
          break;
      }
    }
  }

  private void simple() {
    int c = peek();
    at++;
    switch (c) {
      case '(':
        if (++depth > 2_000) {
          invalid = true;
          at = source.length;
        } else {
          alternatives();
        }
        depth--;
        if (peek() == ')') {
          at++;
        } else {
          invalid = true;
        }
        break;
      case '[':
        set(new BitSet(256));
        break;
      case '.':
        emit(DOT);
        break;
      case '^':
        if (peek() == '^') {
          at++;
          emit(TEXT_START); // which of the two is decided at the end
        } else {
          emit('\n');
        }
        break;
      case '$':
        emit('\n');
        break;
      case '\\':
        quoted();
        break;
      default:
        emit(lower(c));
        break;
    }
  }

  private int lower(int c) {
    return ignoreCase && c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private void quoted() {
    int c = peek();
    if (c < 0) {
      emit('\\');
      return;
    }
    at++;
    if (c == '/') {
      emit(CUT);
    } else if (c == '<' || c == '>') {
      BitSet word = new BitSet(256);
      word.set(0, 256);
      word.clear('a', 'z' + 1);
      word.clear('A', 'Z' + 1);
      word.clear('0', '9' + 1);
      word.clear('_');
      emitSet(word);
    } else {
      emit(lower(c));
    }
  }

  private void emitSet(BitSet set) {
    if (setCount == sets.length) {
      sets = Arrays.copyOf(sets, setCount * 2);
    }
    sets[setCount] = set;
    other[emit(SET)] = setCount++;
  }

  private void set(BitSet set) {
    boolean not = peek() == '^';
    if (not) {
      at++;
    }
    BitSet listed = new BitSet(256);
    int last = -1;
    if (peek() == ']' || peek() == '-') {
      last = peek();
      listed.set(last);
      at++;
    }
    for (; ; at++) {
      int c = peek();
      if (c < 0) {
        break;
      }
      if (c == ']') {
        at++;
        break;
      }
      if (c == '-') {
        int end = at + 1 < source.length ? source[at + 1] & 0xff : -1;
        if (end >= 0 && end != ']') {
          at++;
          for (int i = last + 1; i < end; i++) {
            add(listed, i);
          }
          c = end;
        }
      }
      add(listed, c);
      last = c;
    }
    set.or(listed);
    if (not) {
      set.flip(0, 256);
      set.clear('\n');
    }
    emitSet(set);
  }

  private void add(BitSet set, int c) {
    set.set(c);
    if (ignoreCase) {
      if (c >= 'A' && c <= 'Z') {
        set.set(c + 32);
      } else if (c >= 'a' && c <= 'z') {
        set.set(c - 32);
      }
    }
  }

  /** {@code ^^} means the end of the text where nothing can follow it. */
  private void markEnds() {
    for (int i = 0; i < count; i++) {
      if (code[i] == TEXT_START && leadsToDone(i + 1)) {
        code[i] = TEXT_END;
      }
    }
  }

  private boolean leadsToDone(int from) {
    int i = from;
    for (int steps = 0; steps < count; steps++) {
      if (code[i] == DONE) {
        return true;
      }
      if (code[i] != JUMP) {
        return false;
      }
      i = to[i];
    }
    return false;
  }

  // ---- matching

  /** The states that are alive, each once, with the place where it was cut. */
  private static final class States {
    final int[] list;
    final int[] cut;
    final int[] index;
    int size;

    States(int n) {
      list = new int[n];
      cut = new int[n];
      index = new int[n];
    }

    /** The state's place in the list, or -1. */
    int find(int state) {
      int i = index[state];
      return i < size && list[i] == state ? i : -1;
    }
  }

  private static final int NOT_CUT = Integer.MAX_VALUE;

  /**
   * The first match that ends in {@code text[from, to)}; a line begins at {@code from} if that is
   * the beginning of the text or if a newline is before it. Where the pattern cuts, the match is
   * the longest behind the first cut.
   */
  @Nullable Hit find(byte[] text, int begin, int from, int end, Meter meter) {
    Search search = new Search(text, begin, end, meter);
    return search.run(from);
  }

  private final class Search {
    private final byte[] text;
    private final int begin;
    private final int end;
    private final Meter meter;
    private States now = new States(count);
    private States next = new States(count);
    private final int[] stack = new int[2 * count + 2];
    private final int[] stackCut = new int[2 * count + 2];
    private final int[] seen = new int[count];
    private final int[] seenCut = new int[count];
    private int round;
    private int bestCut = NOT_CUT;
    private int bestEnd = -1;
    private int plainEnd = -1;

    Search(byte[] text, int begin, int end, Meter meter) {
      this.text = text;
      this.begin = begin;
      this.end = end;
      this.meter = meter;
    }

    @Nullable Hit run(int from) {
      boolean lineStart = from == begin || from == end || text[from - 1] == '\n';
      for (int at = lineStart ? from - 1 : from; at < end; at++) {
        int c = at < from ? '\n' : text[at] & 0xff;
        if (step(at, c, bestEnd < 0, false)) {
          return new Hit(plainEnd, -1);
        }
        if (bestEnd >= 0 && next.size == 0) {
          return new Hit(bestEnd, bestCut);
        }
        turn();
      }
      // the newline that ends every text
      if (step(end, '\n', false, true)) {
        return new Hit(plainEnd, -1);
      }
      turn();
      if (step(end + 1, '\n', false, false)) {
        return new Hit(plainEnd, -1);
      }
      return bestEnd < 0 ? null : new Hit(bestEnd, bestCut);
    }

    private void turn() {
      States old = now;
      now = next;
      next = old;
      next.size = 0;
    }

    /** Follows all states over one character; true when one without a cut was done before it. */
    private boolean step(int at, int c, boolean start, boolean atEnd) {
      meter.spend(now.size + 1);
      int lower = ignoreCase && c >= 'A' && c <= 'Z' ? c + 32 : c;
      round++;
      if (start && follow(0, NOT_CUT, at, c, lower, atEnd)) {
        return true;
      }
      for (int i = 0; i < now.size; i++) {
        int state = now.list[i];
        int cut = now.cut[i];
        if (bestEnd >= 0 && cut > bestCut) {
          continue; // cut later than what has matched
        }
        if (follow(to[state], cut, at, c, lower, atEnd)) {
          return true;
        }
      }
      return false;
    }

    private boolean follow(int first, int firstCut, int at, int c, int lower, boolean atEnd) {
      int top = 0;
      stack[top] = first;
      stackCut[top++] = firstCut;
      while (top > 0) {
        int i = stack[--top];
        int cut = stackCut[top];
        while (true) {
          if (seen[i] == round && seenCut[i] <= cut) {
            break;
          }
          seen[i] = round;
          seenCut[i] = cut;
          int op = code[i];
          if (op == JUMP) {
            i = to[i];
            continue;
          }
          if (op == SPLIT) {
            if (top < stack.length) {
              stack[top] = other[i];
              stackCut[top++] = cut;
            }
            i = to[i];
            continue;
          }
          if (op == CUT) {
            if (bestEnd < 0) {
              cut = at;
            }
            i = to[i];
            continue;
          }
          if (op == DONE || op == TEXT_END) {
            if (op == TEXT_END && !atEnd) {
              break;
            }
            if (cut == NOT_CUT) {
              plainEnd = at;
              return true;
            }
            if (bestEnd < 0 || cut <= bestCut) {
              bestCut = cut;
              bestEnd = at;
            }
            break;
          }
          boolean eats =
              op < 256
                  ? op == lower
                  : op == DOT
                      ? c != '\n'
                      : op == SET
                          ? java.util.Objects.requireNonNull(sets[other[i]]).get(c)
                          : at < begin;
          if (eats) {
            keep(i, cut);
          }
          break;
        }
      }
      return false;
    }

    private void keep(int state, int cut) {
      int there = next.find(state);
      if (there >= 0) {
        next.cut[there] = Math.min(next.cut[there], cut);
        return;
      }
      next.index[state] = next.size;
      next.list[next.size] = state;
      next.cut[next.size++] = cut;
    }
  }
}
