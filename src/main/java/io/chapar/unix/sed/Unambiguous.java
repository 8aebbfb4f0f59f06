package io.chapar.unix.sed;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/** What sed's l command prints. */
final class Unambiguous {
  private Unambiguous() {}

  static String of(String text, int width) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      pieces.add(piece(c));
    }
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String piece : pieces) {
      if (width > 1 && column + piece.length() > width - 1) {
        out.append("\\\n");
        column = 0;
      }
      out.append(piece);
      column += piece.length();
    }
    return out.append("$\n").toString();
  }

  private static String piece(int c) {
    switch (c) {
      case 7:
        return "\\a";
      case 8:
        return "\\b";
      case 9:
        return "\\t";
      case 10:
        return "\\n";
      case 11:
        return "\\v";
      case 12:
        return "\\f";
      case 13:
        return "\\r";
      case '\\':
        return "\\\\";
      default:
        if (c >= ' ' && c < 127) {
          return Character.toString(c);
        }
        StringBuilder out = new StringBuilder();
        for (byte b : Utf8.encode(Character.toString(c))) {
          out.append(String.format("\\%03o", b & 0xff));
        }
        return out.toString();
    }
  }
}
