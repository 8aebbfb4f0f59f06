package io.chapar.text.regex;

import io.chapar.text.regex.RegexLimitException.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries one way after the other, with its own stack: for what automata cannot do (back-references,
 * looking around, atomic groups, recursion). For POSIX it tries all ways and keeps the longest.
 * Every step is counted.
 */
final class Backtracker {
  private static final long MAX_STEPS = 10_000_000;
  private static final int MAX_STACK = 4_000_000;
  private static final int MAX_CALLS = 20_000;
  private static final int FRAME = 4;

  // What a frame on the stack means: {kind, a, b, c}.
  private static final int CHOICE = 0; // place in the code, place in the text
  private static final int UNDO = 1; // register, old value
  private static final int GIVE_BACK =
      2; // place in the code, least place in the text, place in the text
  private static final int TAKE_MORE =
      3; // place of the RUN in the code, place in the text, how many more
  private static final int UNDO_CALL = 4; // index of the saved state

  /** A subroutine in progress: where it returns to, and the registers before it. */
  private record Frame(
      int group, int returnTo, int[] registers, @Nullable Frame outer, int depth) {}

  private record State(int[] registers, @Nullable Frame frame) {}

  private final Code code;
  private final CharSequence text;
  private final boolean newlines;
  private final boolean longest;
  private final Meter meter;
  private final int searchStart;
  private final int[] ops;
  private final int length;
  private final @Nullable Seen visited;
  private int[] stack = new int[256];
  private int top;
  private int[] registers;
  private @Nullable Frame frame;
  private final List<State> states = new ArrayList<>();
  private long steps;

  Backtracker(
      Code code, boolean newlines, boolean longest, CharSequence text, int from, Meter meter) {
    this.code = code;
    this.ops = code.ops;
    this.text = text;
    this.length = text.length();
    this.newlines = newlines;
    this.longest = longest;
    this.searchStart = from;
    this.meter = meter;
    this.registers = new int[code.registers];
    this.visited = longest ? new Seen() : null;
  }

  /** The groups of a match that begins at {@code from}, or null. */
  int @Nullable [] matchAt(int from) {
    Arrays.fill(registers, -1);
    top = 0;
    frame = null;
    states.clear();
    if (visited != null) {
      visited.clear();
    }
    int pc = 0;
    int pos = from;
    int[] best = null;
    while (true) {
      if ((++steps & 4095) == 0) {
        meter.spend(4096);
        if (steps > MAX_STEPS) {
          throw new RegexLimitException(Limit.MATCH);
        }
      }
      boolean failed = false;
      switch (ops[pc]) {
        case Code.MATCH -> {
          if (!longest || pos == length) {
            return Arrays.copyOf(registers, code.slots);
          }
          if (best == null || registers[1] > best[1]) {
            best = Arrays.copyOf(registers, code.slots);
          }
          failed = true;
        }
        case Code.CHAR -> {
          int c = ops[pc + 1];
          if (pos < length
              && (c < 0x10000 ? text.charAt(pos) == c : Character.codePointAt(text, pos) == c)) {
            pos += c < 0x10000 ? 1 : 2;
            pc += 2;
          } else {
            failed = true;
          }
        }
        case Code.SET -> {
          int c = pos < length ? Character.codePointAt(text, pos) : -1;
          if (c >= 0 && code.sets[ops[pc + 1]].contains(c)) {
            pos += Character.charCount(c);
            pc += 2;
          } else {
            failed = true;
          }
        }
        case Code.SPLIT -> {
          if (visited != null && !visited.add(pc, pos, registers, code)) {
            failed = true;
          } else {
            push(CHOICE, ops[pc + 2], pos, 0);
            pc = ops[pc + 1];
          }
        }
        case Code.JUMP -> pc = ops[pc + 1];
        case Code.SAVE -> {
          set(ops[pc + 1], pos);
          pc += 2;
        }
        case Code.CLOSE -> {
          set(2 * ops[pc + 1], registers[ops[pc + 2]]);
          set(2 * ops[pc + 1] + 1, pos);
          pc += 3;
        }
        case Code.ASSERT -> {
          failed = !holds(Assertion.at(ops[pc + 1]), pos);
          pc += 2;
        }
        case Code.BACK_REFERENCE -> {
          int end = referenceEnd(code.references.get(ops[pc + 1]), ops[pc + 2] != 0, pos);
          failed = end < 0;
          pos = end;
          pc += 3;
        }
        case Code.RUN -> {
          pos = run(pc, pos);
          failed = pos < 0;
          pc += 5;
        }
        case Code.MARK -> {
          int r = ops[pc + 1];
          int height = top;
          set(r, height);
          set(r + 1, pos);
          pc += 2;
        }
        case Code.CUT -> {
          cut(registers[ops[pc + 1]]);
          pc += 2;
        }
        case Code.CUT_BACK -> {
          int r = ops[pc + 1];
          pos = registers[r + 1];
          cut(registers[r]);
          pc += 2;
        }
        case Code.CUT_FAIL -> {
          unwind(registers[ops[pc + 1]]);
          failed = true;
        }
        case Code.BACK -> {
          int n = ops[pc + 1];
          while (n > 0 && pos > 0) {
            pos -= Character.charCount(Character.codePointBefore(text, pos));
            n--;
          }
          failed = n > 0;
          pc += 2;
        }
        case Code.ZERO -> {
          set(ops[pc + 1], 0);
          set(ops[pc + 1] + 1, -1);
          pc += 2;
        }
        case Code.LOOP -> pc = loop(pc, pos);
        case Code.ENTER -> {
          int r = ops[pc + 1];
          set(r, registers[r] + 1);
          set(r + 1, pos);
          pc += 2;
        }
        case Code.CALL -> {
          call(pc);
          pc = ops[pc + 1];
        }
        case Code.RETURN -> {
          Frame f = frame;
          if (f != null && f.group == ops[pc + 1]) {
            saveState();
            registers = f.registers.clone();
            frame = f.outer;
            pc = f.returnTo;
          } else {
            pc += 2;
          }
        }
        case Code.IF_GROUP -> pc = registers[2 * ops[pc + 1] + 1] >= 0 ? pc + 3 : ops[pc + 2];
        default -> failed = true;
      }
      if (failed) {
        if (!backtrack()) {
          return best;
        }
        pc = resumeCode;
        pos = resumeText;
      }
    }
  }

  private int resumeCode;
  private int resumeText;

  /** Goes back to the latest choice not yet exhausted; false if there is none. */
  private boolean backtrack() {
    while (top > 0) {
      int at = top - FRAME;
      switch (stack[at]) {
        case UNDO -> {
          registers[stack[at + 1]] = stack[at + 2];
          top = at;
        }
        case UNDO_CALL -> {
          restoreState();
          top = at;
        }
        case CHOICE -> {
          resumeCode = stack[at + 1];
          resumeText = stack[at + 2];
          top = at;
          return true;
        }
        case GIVE_BACK -> {
          int least = stack[at + 2];
          int pos = stack[at + 3];
          pos -= Character.charCount(Character.codePointBefore(text, pos));
          int pc = stack[at + 1];
          if (ops[pc] == Code.CHAR) {
            // Only where the next character fits can there be a match.
            int wanted = ops[pc + 1];
            int given = 0;
            while (pos > least && wanted < 0x10000 && text.charAt(pos) != wanted) {
              pos -= Character.charCount(Character.codePointBefore(text, pos));
              given++;
            }
            steps += given >> 3;
          }
          if (pos > least) {
            stack[at + 3] = pos;
          } else {
            top = at;
          }
          resumeCode = pc;
          resumeText = pos;
          return true;
        }
        default -> {
          int pc = stack[at + 1];
          int pos = stack[at + 2];
          int more = stack[at + 3];
          int c = pos < length ? Character.codePointAt(text, pos) : -1;
          if (c >= 0 && more != 0 && code.sets[ops[pc + 1]].contains(c)) {
            pos += Character.charCount(c);
            stack[at + 2] = pos;
            stack[at + 3] = more < 0 ? more : more - 1;
            resumeCode = pc + 5;
            resumeText = pos;
            return true;
          }
          top = at;
        }
      }
      steps++;
    }
    return false;
  }

  private void push(int kind, int a, int b, int c) {
    if (top + FRAME > stack.length) {
      if (stack.length >= MAX_STACK) {
        throw new RegexLimitException(Limit.HEAP);
      }
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
    stack[top] = kind;
    stack[top + 1] = a;
    stack[top + 2] = b;
    stack[top + 3] = c;
    top += FRAME;
  }

  private void set(int register, int value) {
    if (registers[register] != value) {
      push(UNDO, register, registers[register], 0);
      registers[register] = value;
    }
  }

  /** Drops the choices above {@code height}, keeping what must be undone. */
  private void cut(int height) {
    int to = height;
    for (int at = height; at < top; at += FRAME) {
      if (stack[at] == UNDO || stack[at] == UNDO_CALL) {
        System.arraycopy(stack, at, stack, to, FRAME);
        to += FRAME;
      }
    }
    top = to;
  }

  private void unwind(int height) {
    while (top > height) {
      top -= FRAME;
      if (stack[top] == UNDO) {
        registers[stack[top + 1]] = stack[top + 2];
      } else if (stack[top] == UNDO_CALL) {
        restoreState();
      }
    }
  }

  private void call(int pc) {
    int depth = frame == null ? 1 : frame.depth + 1;
    if (depth > MAX_CALLS || (long) depth * registers.length > MAX_STACK) {
      throw new RegexLimitException(Limit.HEAP);
    }
    int[] before = registers.clone();
    saveState();
    frame = new Frame(ops[pc + 2], pc + 3, before, frame, depth);
  }

  private void saveState() {
    if ((long) states.size() * registers.length > MAX_STACK) {
      throw new RegexLimitException(Limit.HEAP);
    }
    states.add(new State(registers, frame));
    registers = registers.clone();
    push(UNDO_CALL, 0, 0, 0);
  }

  private void restoreState() {
    State state = states.remove(states.size() - 1);
    registers = state.registers;
    frame = state.frame;
  }

  private int loop(int pc, int pos) {
    int r = ops[pc + 1];
    int count = registers[r];
    int max = ops[pc + 3];
    int exit = ops[pc + 5];
    if (count < ops[pc + 2]) {
      return pc + 6;
    }
    if (max >= 0 && count >= max || registers[r + 1] == pos) {
      return exit;
    }
    boolean lazy = ops[pc + 4] != 0;
    push(CHOICE, lazy ? pc + 6 : exit, pos, 0);
    return lazy ? exit : pc + 6;
  }

  /** Repeats a single character; where the text then is, or -1. */
  private int run(int pc, int from) {
    CharSet set = code.sets[ops[pc + 1]];
    int min = ops[pc + 2];
    int max = ops[pc + 3];
    int greed = ops[pc + 4];
    int wanted = greed == Node.Greed.LAZY.ordinal() ? min : max;
    int pos = from;
    int least = from;
    int n = 0;
    while (n != wanted && pos < length) {
      int c = text.charAt(pos);
      if (c >= 0xd800) {
        c = Character.codePointAt(text, pos);
      }
      if (!set.contains(c)) {
        break;
      }
      pos += c < 0x10000 ? 1 : 2;
      n++;
      if (n == min) {
        least = pos;
      }
    }
    steps += n >> 4;
    if (n < min) {
      return -1;
    }
    if (greed == Node.Greed.LAZY.ordinal()) {
      push(TAKE_MORE, pc, pos, max < 0 ? -1 : max - n);
    } else if (greed == Node.Greed.GREEDY.ordinal() && pos > least) {
      push(GIVE_BACK, pc + 5, least, pos);
    }
    return pos;
  }

  private int referenceEnd(List<Integer> groups, boolean ignoreCase, int pos) {
    for (int group : groups) {
      int start = registers[2 * group];
      int end = registers[2 * group + 1];
      if (start < 0 || end < start) {
        continue;
      }
      int n = end - start;
      if (pos + n > length) {
        return -1;
      }
      for (int i = 0; i < n; i++) {
        char a = text.charAt(start + i);
        char b = text.charAt(pos + i);
        if (a != b && !(ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b))) {
          return -1;
        }
      }
      steps += n >> 3;
      return pos + n;
    }
    return -1;
  }

  private boolean holds(Assertion assertion, int pos) {
    if (assertion == Assertion.SEARCH_START) {
      return pos == searchStart;
    }
    if (assertion == Assertion.TEXT_START) {
      return pos == 0;
    }
    if (assertion == Assertion.LINE_START && !longest && pos == length && pos > 0) {
      return false;
    }
    if (assertion == Assertion.LAST_LINE_END) {
      return pos == length || pos == length - 1 && text.charAt(pos) == '\n';
    }
    int before = pos == 0 ? -1 : Character.codePointBefore(text, pos);
    int after = pos == length ? -1 : Character.codePointAt(text, pos);
    return assertion.holds(code.kind(before, newlines), code.kind(after, newlines));
  }
}
