package io.chapar.host;

import org.jspecify.annotations.Nullable;

/**
 * The terminal that a session sits at, as programs of the host see it. What is behind it, only the
 * outermost room knows.
 */
public interface Terminal {
  /** The channel that reads keys and writes to the screen; its {@link Channel#terminal} is true. */
  Channel channel();

  /** Its name, such as /dev/pts/0. */
  String name();

  /** Columns of the screen. */
  int columns();

  /** Rows of the screen. */
  int rows();

  /**
   * In raw mode keys come one by one, are not echoed and raise no signals; otherwise the line is
   * edited and echoed, and Ctrl-C, Ctrl-D mean what they mean.
   */
  void raw(boolean on);

  /** Whether it is in raw mode. */
  default boolean raw() {
    return false;
  }

  /** Whether what is typed is shown, in line mode: off while a password is asked for. */
  void echo(boolean on);

  /** The process group that Ctrl-C reaches. */
  default int foreground() {
    return 0;
  }

  /** Sets the process group that Ctrl-C reaches: a shell does it for the job it waits for. */
  default void foreground(int group) {}

  /** Whether a shell at it has job control, and stops what reads keys behind the foreground. */
  default boolean jobs() {
    return false;
  }

  /** A shell at it has job control. */
  default void jobs(boolean on) {}

  /** Line editing, if there is any. */
  default @Nullable LineEditor lineEditor() {
    return null;
  }
}
