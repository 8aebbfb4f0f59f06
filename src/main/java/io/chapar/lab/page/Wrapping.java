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
    int source = -1;
    for (Word word : words(pieces)) {
      int wide = word.pieces.stream().mapToInt(Piece::width).sum();
      boolean hard = word.isBreak();
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
        // A blank inside a piece is part of it: a command stays one thing.
        line.add(new Piece(" ", word.first == source ? before.style() : Piece.Style.PROSE));
        used++;
      }
      line.addAll(word.pieces);
      source = word.last;
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

  /**
   * What is not broken.
   *
   * @param first the number of the piece that it begins in
   * @param last the number of the piece that it ends in
   */
  private record Word(List<Piece> pieces, int first, int last) {
    boolean isBreak() {
      return pieces.size() == 1 && pieces.get(0).text().equals("\n");
    }
  }

  private static List<Word> words(List<Piece> pieces) {
    List<Word> words = new ArrayList<>();
    List<Piece> word = new ArrayList<>();
    int first = 0;
    int last = 0;
    for (int p = 0; p < pieces.size(); p++) {
      Piece piece = pieces.get(p);
      boolean kept = piece.style().technical() && piece.width() <= KEPT;
      String text = piece.text();
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i == text.length() ? 0 : text.charAt(i);
        if (c != 0 && (kept || (c != ' ' && c != '\n'))) {
          continue;
        }
        if (i > start) {
          first = word.isEmpty() ? p : first;
          last = p;
          word.add(new Piece(text.substring(start, i), piece.style()));
        }
        start = i + 1;
        if (c != 0 && !word.isEmpty()) {
          words.add(new Word(word, first, last));
          word = new ArrayList<>();
        }
        if (c == '\n') {
          words.add(new Word(List.of(new Piece("\n", piece.style())), -1, -1));
        }
      }
    }
    if (!word.isEmpty()) {
      words.add(new Word(word, first, last));
    }
    return words;
  }
}
