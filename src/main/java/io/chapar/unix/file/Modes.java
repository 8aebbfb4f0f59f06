package io.chapar.unix.file;

import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** File modes as people write and read them: 640, u+x,go=r, -rw-r-----. */
final class Modes {
  /** One step of a symbolic mode. */
  private record Step(
      int who, boolean everybody, char operator, int bits, boolean ifExecutable, char copy) {}

  private final int octal; // -1: symbolic
  private final boolean exact; // five digits: clears the set-id bits of a directory too
  private final List<Step> steps;

  private Modes(int octal, boolean exact, List<Step> steps) {
    this.octal = octal;
    this.exact = exact;
    this.steps = steps;
  }

  /** A change of modes; null if {@code text} is none. */
  static @Nullable Modes parse(String text) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '7')) {
      int value = text.length() > 8 ? -1 : Integer.parseInt(text, 8);
      return value < 0 || value > 07777 ? null : new Modes(value, text.length() > 4, List.of());
    }
    List<Step> steps = new ArrayList<>();
    int i = 0;
    while (true) {
      int who = 0;
      boolean everybody = true;
      for (; i < text.length() && "ugoa".indexOf(text.charAt(i)) >= 0; i++) {
        everybody = false;
        who |=
            switch (text.charAt(i)) {
              case 'u' -> 04700;
              case 'g' -> 02070;
              case 'o' -> 01007;
              default -> 07777;
            };
      }
      int before = steps.size();
      while (i < text.length() && "+-=".indexOf(text.charAt(i)) >= 0) {
        char operator = text.charAt(i++);
        int bits = 0;
        boolean ifExecutable = false;
        char copy = 0;
        if (i < text.length() && "ugo".indexOf(text.charAt(i)) >= 0) {
          copy = text.charAt(i++);
        } else if (i < text.length() && Character.isDigit(text.charAt(i))) {
          int start = i;
          while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
            i++;
          }
          if (!everybody || i - start == 0 || i - start > 5) {
            return null;
          }
          bits = Integer.parseInt(text.substring(start, i), 8);
          steps.add(new Step(07777, false, operator, bits, false, (char) 0));
          continue;
        } else {
          for (; i < text.length() && "rwxXst".indexOf(text.charAt(i)) >= 0; i++) {
            switch (text.charAt(i)) {
              case 'r' -> bits |= 0444;
              case 'w' -> bits |= 0222;
              case 'x' -> bits |= 0111;
              case 'X' -> ifExecutable = true;
              case 's' -> bits |= 06000;
              default -> bits |= 01000;
            }
          }
        }
        steps.add(new Step(everybody ? 07777 : who, everybody, operator, bits, ifExecutable, copy));
      }
      if (steps.size() == before) {
        return null;
      }
      if (i == text.length()) {
        return new Modes(-1, false, steps);
      }
      if (text.charAt(i++) != ',') {
        return null;
      }
    }
  }

  /** A mode that is what it is. */
  static Modes exactly(int mode) {
    return new Modes(mode, true, List.of());
  }

  /** The mode that {@code old} becomes; {@code umask} counts where nobody was named. */
  int apply(int old, boolean directory, int umask) {
    if (octal >= 0) {
      return directory && !exact ? octal | old & 06000 : octal;
    }
    int mode = old;
    for (Step step : steps) {
      int bits = step.bits();
      if (step.ifExecutable() && (directory || (mode & 0111) != 0)) {
        bits |= 0111;
      }
      if (step.copy() != 0) {
        int shift = step.copy() == 'u' ? 6 : step.copy() == 'g' ? 3 : 0;
        int three = mode >> shift & 7;
        bits = three << 6 | three << 3 | three;
      }
      int mask = step.who() & (step.everybody() ? ~umask : ~0);
      int affected = step.copy() != 0 ? mask & 0777 : mask;
      switch (step.operator()) {
        case '+' -> mode |= bits & affected;
        case '-' -> mode &= ~(bits & affected);
        default -> {
          int cleared = step.who() & (directory ? ~06000 : ~0) & (step.everybody() ? 0777 : 07777);
          mode = mode & ~cleared | bits & affected;
        }
      }
    }
    return mode & 07777;
  }

  /** The ten letters that ls shows. */
  static String letters(Inode inode) {
    return inode.type() + letters(inode.mode());
  }

  /** The nine letters of a mode. */
  static String letters(int mode) {
    char[] c = new char[9];
    for (int i = 0; i < 9; i++) {
      c[i] = (mode & 0400 >> i) != 0 ? "rwxrwxrwx".charAt(i) : '-';
    }
    special(c, 2, (mode & 04000) != 0, 's');
    special(c, 5, (mode & 02000) != 0, 's');
    special(c, 8, (mode & 01000) != 0, 't');
    return new String(c);
  }

  private static void special(char[] c, int at, boolean on, char letter) {
    if (on) {
      c[at] = c[at] == 'x' ? letter : Character.toUpperCase(letter);
    }
  }

  /** What kind of file it is, in the words of GNU programs. */
  static String kind(Inode inode) {
    return switch (inode.type()) {
      case 'd' -> "directory";
      case 'l' -> "symbolic link";
      case 'p' -> "fifo";
      case 's' -> "socket";
      case 'c' -> "character special file";
      default -> inode.size() == 0 ? "regular empty file" : "regular file";
    };
  }
}
