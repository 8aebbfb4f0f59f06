package io.chapar.unix.vi;

import io.chapar.host.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keys as they come from a terminal: UTF-8 put together, the escape sequences of arrow and paging
 * keys turned into the commands they stand for. Keys that a macro (the dot) plays come first.
 */
final class Keys {
  static final int ESC = 27;
  static final int UP = -1;
  static final int DOWN = -2;
  static final int LEFT = -3;
  static final int RIGHT = -4;
  static final int HOME = -5;
  static final int END = -6;
  static final int PAGE_UP = -7;
  static final int PAGE_DOWN = -8;
  static final int DELETE = -9;
  static final int CLOSED = -100;

  private final Channel channel;
  private final Deque<Integer> played = new ArrayDeque<>();

  Keys(Channel channel) {
    this.channel = channel;
  }

  /** Plays keys before any that are typed. */
  void play(Iterable<Integer> keys) {
    Deque<Integer> reversed = new ArrayDeque<>();
    keys.forEach(reversed::push);
    reversed.forEach(played::push);
  }

  boolean playing() {
    return !played.isEmpty();
  }

  /** Forgets what was to be played: a command of it failed. */
  void stop() {
    played.clear();
  }

  /** Whether something has been typed that waits. */
  boolean waiting() {
    return !played.isEmpty() || channel.readable();
  }

  /** The next key: a code point, or one of the constants. */
  int next() throws IOException {
    Integer key = played.poll();
    if (key != null) {
      return key;
    }
    int b = raw();
    if (b == ESC && channel.readable()) {
      return escape();
    }
    if (b < 0x80) {
      return b == '\r' ? '\n' : b;
    }
    int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
    byte[] bytes = new byte[more + 1];
    bytes[0] = (byte) b;
    for (int i = 1; i <= more; i++) {
      bytes[i] = (byte) raw();
    }
    return new String(bytes, StandardCharsets.UTF_8).codePointAt(0);
  }

  private int raw() throws IOException {
    byte[] one = new byte[1];
    return channel.read(one, 0, 1) < 0 ? CLOSED : one[0] & 0xff;
  }

  private int escape() throws IOException {
    int kind = raw();
    if (kind != '[' && kind != 'O') {
      if (kind != CLOSED) {
        played.push(kind);
      }
      return ESC;
    }
    int code = raw();
    if (code >= '0' && code <= '9') {
      int number = code - '0';
      for (int b = raw();
          b != '~' && b != CLOSED && (b >= '0' && b <= '9' || b == ';');
          b = raw()) {
        number = b == ';' ? number : number * 10 + b - '0';
      }
      return switch (number) {
        case 1, 7 -> HOME;
        case 3 -> DELETE;
        case 4, 8 -> END;
        case 5 -> PAGE_UP;
        case 6 -> PAGE_DOWN;
        default -> ESC;
      };
    }
    return switch (code) {
      case 'A' -> UP;
      case 'B' -> DOWN;
      case 'C' -> RIGHT;
      case 'D' -> LEFT;
      case 'H' -> HOME;
      case 'F' -> END;
      default -> ESC;
    };
  }
}
