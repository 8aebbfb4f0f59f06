package io.chapar.app;

import io.chapar.host.Channel;
import io.chapar.host.LineEditor;
import io.chapar.host.Machine;
import io.chapar.host.Signal;
import io.chapar.host.Terminal;
import io.chapar.time.WaitPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line discipline (termios(3)) between the real keyboard and the programs of a host: in line
 * mode it edits and echoes the line and turns Ctrl-C and Ctrl-D into what they mean; in raw mode it
 * hands every byte on. Its methods are called inside the world; {@link #type} by injected actions.
 */
final class Tty implements Terminal {
  private static final int INTR = 3;
  private static final int EOF = 4;
  private static final int ERASE = 8;
  private static final int KILL = 21;
  private static final int WERASE = 23;
  private static final int SUSP = 26;
  private static final int QUIT = 28;
  private static final int DELETE = 127;
  private static final int LIMIT = 1 << 16;
  private static final int END = -1;

  /** The screen: takes bytes as they are. */
  interface Screen {
    /** Shows bytes. */
    void show(byte[] bytes, int offset, int length) throws IOException;
  }

  private final Machine machine;
  private final Screen screen;
  private final IntSupplier columns;
  private final IntSupplier rows;
  private final WaitPoint typed;
  private final ArrayDeque<Integer> ready = new ArrayDeque<>(); // bytes, and ends of file as END
  private final StringBuilder line = new StringBuilder(); // bytes as chars 0..255
  private final Channel channel = new Line();
  private boolean ended; // the input was a file, and it is at its end
  private boolean jobs;
  private boolean raw;
  private boolean prompting;
  private boolean echo = true;
  private int foreground;
  private @Nullable LineEditor editor;
  private IntConsumer typing = key -> {};

  Tty(Machine machine, Screen screen, IntSupplier columns, IntSupplier rows) {
    this.machine = machine;
    this.screen = screen;
    this.columns = columns;
    this.rows = rows;
    this.typed = new WaitPoint(machine.scheduler());
  }

  /** Gives the terminal a line editor. */
  void editor(LineEditor newEditor) {
    editor = newEditor;
  }

  @Override
  public int foreground() {
    return foreground;
  }

  @Override
  public void foreground(int group) {
    foreground = group;
  }

  @Override
  public boolean jobs() {
    return jobs;
  }

  @Override
  public void jobs(boolean on) {
    jobs = on;
  }

  @Override
  public @Nullable LineEditor lineEditor() {
    return editor;
  }

  /** Who is told each byte that comes from the keyboard, before it counts. */
  void typing(IntConsumer listener) {
    typing = listener;
  }

  /** A byte came from the keyboard; -1: the terminal has gone. */
  void type(int key) throws IOException {
    typing.accept(key);
    if (key < 0) {
      interrupt(Signal.HUP, "");
      return;
    }
    if (raw) {
      if (ready.size() < LIMIT) {
        ready.add(key & 0xff);
      }
      typed.signalAll();
      return;
    }
    switch (key) {
      case INTR -> interrupt(Signal.INT, "^C");
      case QUIT -> interrupt(Signal.QUIT, "^\\");
      case SUSP -> interrupt(Signal.TSTP, "^Z");
      case EOF -> {
        if (line.isEmpty()) {
          ready.add(END);
        }
        release();
      }
      case ERASE, DELETE -> {
        if (!line.isEmpty()) {
          erase();
        }
      }
      case KILL -> {
        while (!line.isEmpty()) {
          erase();
        }
      }
      case WERASE -> {
        while (!line.isEmpty() && line.charAt(line.length() - 1) == ' ') {
          erase();
        }
        while (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          erase();
        }
      }
      case '\r', '\n' -> {
        line.append('\n');
        show(echo ? "\r\n" : "");
        release();
      }
      default -> {
        if (line.length() < 4095) {
          line.append((char) (key & 0xff));
          if (echo) {
            show(key < ' ' ? "^" + (char) (key + '@') : String.valueOf((char) (key & 0xff)));
          }
        }
      }
    }
  }

  /** Ctrl-C, however it came: ends what runs in the foreground. */
  void interrupt(Signal signal, String shown) throws IOException {
    if (prompting && signal != Signal.HUP) {
      return; // the line editor has its own idea of Ctrl-C
    }
    line.setLength(0);
    ready.clear();
    if (echo) {
      show(shown);
    }
    machine.processes().signalGroup(foreground, signal);
  }

  /** Whether the line editor has the keyboard. */
  void prompting(boolean on) {
    prompting = on;
  }

  /**
   * Takes back the next line of what was typed and not read: the shell's line editor goes on with
   * it. What follows stays for the program that the line starts.
   */
  String leftover() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      bytes.write(next == END ? EOF : next);
      if (next == '\n' || next == '\r' || next == END) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
    }
    for (int i = 0; i < line.length(); i++) {
      bytes.write(line.charAt(i));
    }
    line.setLength(0);
    if (ended && bytes.size() > 0) {
      bytes.write('\n'); // a last line without an end counts as one
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The input, which is a file or a pipe and no keyboard, is at its end. */
  void end() {
    ended = true;
    release();
  }

  private void erase() throws IOException {
    char last = line.charAt(line.length() - 1);
    line.setLength(line.length() - 1);
    while ((last & 0xc0) == 0x80 && !line.isEmpty()) { // the bytes that go on a UTF-8 sequence
      last = line.charAt(line.length() - 1);
      line.setLength(line.length() - 1);
    }
    show(echo ? last < ' ' ? "\b\b  \b\b" : "\b \b" : "");
  }

  private void release() {
    for (int i = 0; i < line.length(); i++) {
      ready.add((int) line.charAt(i));
    }
    line.setLength(0);
    typed.signalAll();
  }

  private void show(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    screen.show(bytes, 0, bytes.length);
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public String name() {
    return "/dev/pts/0";
  }

  @Override
  public int columns() {
    return columns.getAsInt();
  }

  @Override
  public int rows() {
    return rows.getAsInt();
  }

  @Override
  public void raw(boolean on) {
    raw = on;
  }

  @Override
  public boolean raw() {
    return raw;
  }

  @Override
  public void echo(boolean on) {
    echo = on;
  }

  private final class Line implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) {
      while (ready.isEmpty()) {
        if (ended) {
          return -1;
        }
        typed.await();
      }
      if (ready.peek() == END) {
        ready.remove();
        return -1;
      }
      int n = 0;
      while (n < length && !ready.isEmpty() && ready.peek() != END) {
        byte b = ready.remove().byteValue();
        into[offset + n++] = b;
        if (b == '\n' && !raw) {
          break;
        }
      }
      return n;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      screen.show(from, offset, length);
    }

    @Override
    public boolean readable() {
      return !ready.isEmpty() || ended;
    }

    @Override
    public void close() {}

    @Override
    public boolean terminal() {
      return true;
    }

    @Override
    public String name() {
      return Tty.this.name();
    }
  }
}
