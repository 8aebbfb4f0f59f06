package io.chapar.lab.page;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Sets one line of pieces as the terminal needs it: escape codes, marks, or visual order. */
final class LineSetter {
  private static final char LRI = '\u2066';
  private static final char PDI = '\u2069';
  private static final char RLM = '\u200f';

  private final Look look;

  LineSetter(Look look) {
    this.look = look;
  }

  /** The line, without a line end. */
  String set(List<Piece> line, boolean rightToLeft) {
    List<Piece> whole = together(line);
    if (!rightToLeft || look.bidi() == Look.Bidi.NONE) {
      return styled(whole);
    }
    return look.bidi() == Look.Bidi.VISUAL ? visual(whole) : marked(whole);
  }

  /** Neighbours of one style as one piece. */
  private static List<Piece> together(List<Piece> line) {
    List<Piece> whole = new ArrayList<>();
    for (Piece piece : line) {
      Piece last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
      if (last != null && last.style() == piece.style()) {
        whole.set(whole.size() - 1, new Piece(last.text() + piece.text(), piece.style()));
      } else {
        whole.add(piece);
      }
    }
    return whole;
  }

  private String styled(List<Piece> line) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : line) {
      String sgr = look.colour() ? piece.style().sgr() : "";
      out.append(sgr.isEmpty() ? piece.text() : "\033[" + sgr + "m" + piece.text() + "\033[0m");
    }
    return out.toString();
  }

  /** What is typed or printed is isolated, so that its dots and slashes stay where they are. */
  private String marked(List<Piece> line) {
    if (line.stream().allMatch(p -> p.text().isBlank())) {
      return "";
    }
    List<Piece> marked = new ArrayList<>();
    marked.add(new Piece(String.valueOf(RLM), Piece.Style.PROSE));
    for (Piece piece : line) {
      marked.add(
          piece.style().technical() ? new Piece(LRI + piece.text() + PDI, piece.style()) : piece);
    }
    return styled(marked);
  }

  /** Letters joined and put in the order they are seen in, flush right. */
  private String visual(List<Piece> line) {
    StringBuilder text = new StringBuilder();
    List<Piece.Style> styles = new ArrayList<>();
    for (Piece piece : line) {
      String put =
          piece.style().technical() ? LRI + piece.text() + PDI : Joining.join(piece.text());
      text.append(put);
      for (int i = 0; i < put.length(); i++) {
        styles.add(piece.style());
      }
    }
    if (text.toString().isBlank()) {
      return "";
    }
    Bidi bidi = new Bidi();
    bidi.setPara(text.toString(), Bidi.RTL, null);
    int[] logical = bidi.getVisualMap();
    List<Piece> seen = new ArrayList<>();
    StringBuilder marks = new StringBuilder();
    for (int index : logical) {
      char c = text.charAt(index);
      boolean odd = (bidi.getLevelAt(index) & 1) == 1;
      if (Character.getType(c) == Character.FORMAT) {
        continue;
      }
      if (odd && Piece.isMark(c)) {
        marks.insert(0, c); // seen from the left it comes before the letter that it stands on
        continue;
      }
      String shown = String.valueOf(odd ? (char) UCharacter.getMirror(c) : c) + marks;
      marks.setLength(0);
      Piece last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
      if (last != null && last.style() == styles.get(index)) {
        seen.set(seen.size() - 1, new Piece(last.text() + shown, last.style()));
      } else {
        seen.add(new Piece(shown, styles.get(index)));
      }
    }
    int width = seen.stream().mapToInt(Piece::width).sum();
    return " ".repeat(Math.max(0, look.measure() - width)) + styled(seen);
  }
}
