package io.chapar.lab.page;

import java.util.ArrayList;
import java.util.List;

/** Breaks pieces into lines at their blanks. What is typed keeps together if it is short. */
final class Wrapping {
  private static final int KEPT = 30;

  private Wrapping() {}

  /**
   * The lines.
   *
   * @param first what the first line begins with
   * @param next what the others begin with
   */
  static List<List<Piece>> wrap(List<Piece> pieces, String first, String next, int width) {
    List<List<Piece>> lines = new ArrayList<>();
    List<Piece> line = begin(first);
    int used = Piece.width(first);
    boolean empty = true;
    for (List<Piece> word : words(pieces)) {
      int wide = word.stream().mapToInt(Piece::width).sum();
      boolean hard = word.size() == 1 && word.get(0).text().equals("\n");
      if (hard || (!empty && used + 1 + wide > width)) {
        lines.add(line);
        line = begin(next);
        used = Piece.width(next);
        empty = true;
      }
      if (hard) {
        continue;
      }
      if (!empty) {
        Piece before = line.get(line.size() - 1);
        boolean inside = before.style() == word.get(0).style() && !before.style().technical();
        line.add(new Piece(" ", inside ? before.style() : Piece.Style.PROSE));
        used++;
      }
      line.addAll(word);
      used += wide;
      empty = false;
    }
    lines.add(line);
    return lines;
  }

  private static List<Piece> begin(String indent) {
    List<Piece> line = new ArrayList<>();
    if (!indent.isEmpty()) {
      line.add(new Piece(indent, Piece.Style.PROSE));
    }
    return line;
  }

  private static List<List<Piece>> words(List<Piece> pieces) {
    List<List<Piece>> words = new ArrayList<>();
    List<Piece> word = new ArrayList<>();
    for (Piece piece : pieces) {
      String text = piece.text();
      if (piece.style().technical() && Piece.width(text) <= KEPT) {
        word.add(piece);
        continue;
      }
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i == text.length() ? 0 : text.charAt(i);
        if (c != ' ' && c != '\n' && c != 0) {
          continue;
        }
        if (i > start) {
          word.add(new Piece(text.substring(start, i), piece.style()));
        }
        start = i + 1;
        if (c != 0 && !word.isEmpty()) {
          words.add(word);
          word = new ArrayList<>();
        }
        if (c == '\n') {
          words.add(List.of(new Piece("\n", piece.style())));
        }
      }
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    return words;
  }
}
