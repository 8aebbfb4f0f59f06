package io.chapar.host;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The signals of signal(7) that the host knows, with their Linux numbers and what they do by
 * default.
 */
public enum Signal {
  HUP(1, Action.TERMINATE, "Hangup"),
  INT(2, Action.TERMINATE, "Interrupt"),
  QUIT(3, Action.TERMINATE, "Quit"),
  ILL(4, Action.TERMINATE, "Illegal instruction"),
  TRAP(5, Action.TERMINATE, "Trace/breakpoint trap"),
  ABRT(6, Action.TERMINATE, "Aborted"),
  BUS(7, Action.TERMINATE, "Bus error"),
  FPE(8, Action.TERMINATE, "Floating point exception"),
  KILL(9, Action.TERMINATE, "Killed"),
  USR1(10, Action.TERMINATE, "User defined signal 1"),
  SEGV(11, Action.TERMINATE, "Segmentation fault"),
  USR2(12, Action.TERMINATE, "User defined signal 2"),
  PIPE(13, Action.TERMINATE, "Broken pipe"),
  ALRM(14, Action.TERMINATE, "Alarm clock"),
  TERM(15, Action.TERMINATE, "Terminated"),
  CHLD(17, Action.IGNORE, "Child exited"),
  CONT(18, Action.IGNORE, "Continued"),
  STOP(19, Action.STOP, "Stopped (signal)"),
  TSTP(20, Action.STOP, "Stopped"),
  TTIN(21, Action.STOP, "Stopped (tty input)"),
  TTOU(22, Action.STOP, "Stopped (tty output)"),
  URG(23, Action.IGNORE, "Urgent I/O condition"),
  XCPU(24, Action.TERMINATE, "CPU time limit exceeded"),
  XFSZ(25, Action.TERMINATE, "File size limit exceeded"),
  VTALRM(26, Action.TERMINATE, "Virtual timer expired"),
  PROF(27, Action.TERMINATE, "Profiling timer expired"),
  WINCH(28, Action.IGNORE, "Window changed"),
  IO(29, Action.TERMINATE, "I/O possible"),
  PWR(30, Action.TERMINATE, "Power failure"),
  SYS(31, Action.TERMINATE, "Bad system call");

  /** What a process that does not care does. */
  public enum Action {
    TERMINATE,
    IGNORE,
    STOP
  }

  private final int number;
  private final Action action;
  private final String text;

  Signal(int number, Action action, String text) {
    this.number = number;
    this.action = action;
    this.text = text;
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /** Its default action. */
  public Action action() {
    return action;
  }

  /** What strsignal(3) says. */
  public String text() {
    return text;
  }

  /**
   * The signal of a number, or of a name with or without SIG in any case; null if there is none.
   */
  public static @Nullable Signal of(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    String bare = name.startsWith("SIG") ? name.substring(3) : name;
    for (Signal signal : values()) {
      if (signal.name().equals(bare) || Integer.toString(signal.number).equals(text)) {
        return signal;
      }
    }
    return null;
  }
}
