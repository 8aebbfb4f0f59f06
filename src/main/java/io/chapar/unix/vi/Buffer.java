package io.chapar.unix.vi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The text under edit: its lines, as a persistent vector, so that every state for undo costs
 * nothing. There is always at least one line.
 */
final class Buffer {
  private static final int UNDO_LIMIT = 1000;

  /** A file without lines is shown as one empty line, and is another thing. */
  private static final PVector<String> EMPTY = TreePVector.singleton("");

  private record State(PVector<String> lines, int row, int column) {}

  private final Deque<State> undone = new ArrayDeque<>();
  private final Deque<State> done = new ArrayDeque<>();
  private PVector<String> lines = EMPTY;
  private PVector<String> saved = lines;

  /** Replaces everything, as reading a file does: there is nothing to undo afterwards. */
  void load(List<String> text) {
    lines = text.isEmpty() ? EMPTY : TreePVector.from(text);
    saved = lines;
    undone.clear();
    done.clear();
  }

  int size() {
    return lines.size();
  }

  String line(int row) {
    return lines.get(row);
  }

  List<String> all() {
    return lines;
  }

  List<String> range(int from, int to) {
    return lines.subList(from, to + 1);
  }

  /** Whether there are no lines at all. */
  boolean empty() {
    return lines == EMPTY;
  }

  boolean modified() {
    return lines != saved;
  }

  /** What is there now is what the file holds. */
  void saved() {
    saved = lines;
  }

  void set(int row, String text) {
    if (!lines.get(row).equals(text)) {
      lines = lines.with(row, text);
    }
  }

  void insert(int row, List<String> text) {
    lines = lines.plusAll(row, text);
  }

  void delete(int from, int to) {
    if (from == 0 && to == lines.size() - 1) {
      lines = EMPTY;
      return;
    }
    for (int row = to; row >= from; row--) {
      lines = lines.minus(row);
    }
  }

  /** A change begins here: what undo comes back to. */
  void mark(int row, int column) {
    State last = done.peek();
    if (last == null || last.lines() != lines) {
      done.push(new State(lines, row, column));
      if (done.size() > UNDO_LIMIT) {
        done.removeLast();
      }
    }
    undone.clear();
  }

  /** Goes back one change; the cursor's row and column then, or null if there is none. */
  int[] undo(int row, int column) {
    while (!done.isEmpty() && done.peek().lines() == lines) {
      done.pop();
    }
    return done.isEmpty() ? new int[0] : swap(done, undone, row, column);
  }

  /** Does again what was undone last. */
  int[] redo(int row, int column) {
    return undone.isEmpty() ? new int[0] : swap(undone, done, row, column);
  }

  private int[] swap(Deque<State> from, Deque<State> to, int row, int column) {
    State state = from.pop();
    to.push(new State(lines, row, column));
    lines = state.lines();
    return new int[] {Math.min(state.row(), lines.size() - 1), state.column()};
  }
}
