package io.chapar.lab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets reports: lines with an indentation that goes on where a line is broken, code in backquotes,
 * and in right-to-left lines what is typed or printed by machines isolated.
 */
public final class PlainText {
  private static final Pattern INDENT =
      Pattern.compile(" *(\\[..?] +|- |\\S[^\\u0590-\\u08ff]{0,27}?  +)?");
  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("[\\u0590-\\u08ff]");
  // Words without right-to-left letters that follow each other, one of them with a Latin letter;
  // what closes a sentence behind them is none of theirs.
  private static final Pattern LATIN =
      Pattern.compile("[^\\s\\u0590-\\u08ff«»]+(?: [^\\s\\u0590-\\u08ff«»]+)*");
  private static final Pattern OPENING = Pattern.compile("^[.,:;!?)\\]]+ ?");
  private static final Pattern CLOSING = Pattern.compile("[.,:;!?]+$");

  private PlainText() {}

  /** The text, line by line. */
  public static String set(Look look, String text) {
    StringBuilder out = new StringBuilder();
    LineSetter setter = new LineSetter(look);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i == lines.length - 1 && lines[i].isEmpty()) {
        break;
      }
      boolean rightToLeft = look.rightToLeft() && RIGHT_TO_LEFT.matcher(lines[i]).find();
      Matcher indent = INDENT.matcher(lines[i]);
      String first = indent.lookingAt() ? indent.group() : "";
      String rest = lines[i].substring(first.length());
      String next = " ".repeat(first.length());
      List<Piece> pieces = pieces(look, rest, rightToLeft);
      for (List<Piece> line : broken(look, pieces, first, next)) {
        out.append(setter.set(line, rightToLeft).stripTrailing()).append('\n');
      }
    }
    return out.toString();
  }

  /** What fits stays as it is, columns included. */
  private static List<List<Piece>> broken(
      Look look, List<Piece> pieces, String first, String next) {
    int width = pieces.stream().mapToInt(Piece::width).sum();
    if (first.length() + width > look.measure()) {
      return Wrapping.wrap(pieces, first, next, look.measure());
    }
    List<Piece> line = new ArrayList<>(pieces);
    line.add(0, new Piece(first, Piece.Style.PROSE));
    return List.of(line);
  }

  private static List<Piece> pieces(Look look, String text, boolean rightToLeft) {
    List<Piece> pieces = new ArrayList<>();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      if (code) {
        pieces.add(new Piece(look.colour() ? parts[i] : "`" + parts[i] + "`", Piece.Style.CODE));
      } else if (rightToLeft) {
        latin(parts[i], pieces);
      } else {
        pieces.add(new Piece(parts[i], Piece.Style.PROSE));
      }
    }
    return pieces;
  }

  private static void latin(String text, List<Piece> into) {
    Matcher run = LATIN.matcher(text);
    int at = 0;
    while (run.find(at)) {
      Matcher opening = OPENING.matcher(run.group());
      int start = run.start() + (opening.find() ? opening.end() : 0);
      int end = start + own(text.substring(start, run.end()));
      String found = text.substring(start, end);
      into.add(new Piece(text.substring(at, start), Piece.Style.PROSE));
      boolean letters = found.matches("(?s).*[A-Za-z].*");
      into.add(new Piece(found, letters ? Piece.Style.LATIN : Piece.Style.PROSE));
      at = Math.max(end, run.start() + 1);
      into.add(new Piece(text.substring(end, at), Piece.Style.PROSE));
    }
    into.add(new Piece(text.substring(Math.min(at, text.length())), Piece.Style.PROSE));
  }

  /** How much of a run is its own: up to a bracket that was opened before it, or what closes it. */
  private static int own(String run) {
    int open = 0;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      open += c == '(' || c == '[' ? 1 : 0;
      open -= c == ')' || c == ']' ? 1 : 0;
      if (open < 0) {
        return i;
      }
    }
    Matcher closing = CLOSING.matcher(run);
    return closing.find() ? closing.start() : run.length();
  }
}
