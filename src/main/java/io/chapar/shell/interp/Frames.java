package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** What runs inside of what: functions and sourced scripts, for FUNCNAME and for error messages. */
public final class Frames {
  private final List<Frame> stack = new ArrayList<>();

  /**
   * A function or a sourced script.
   *
   * @param function its name; {@code source} for a script
   * @param source the file its commands stand in
   * @param callLine the line from which it was called
   */
  public record Frame(String function, String source, int callLine) {}

  Frames() {}

  Frames(Frames other) {
    stack.addAll(other.stack);
  }

  void push(Frame frame) {
    stack.add(frame);
  }

  void pop() {
    stack.remove(stack.size() - 1);
  }

  /** How many there are. */
  public int depth() {
    return stack.size();
  }

  /** The innermost first. */
  public List<Frame> inwards() {
    List<Frame> reversed = new ArrayList<>(stack);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  /** How many functions are running. */
  int functions() {
    int count = 0;
    for (Frame frame : stack) {
      count += frame.function().equals("source") ? 0 : 1;
    }
    return count;
  }
}
