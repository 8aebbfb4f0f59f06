package io.chapar.lab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonmark.node.Node;

/**
 * Sets a table: columns side by side without rules; the widest gives way where there is no room.
 */
final class TableSetter {
  private static final int GAP = 2;

  private final Look look;
  private final Function<Node, List<Piece>> pieces;
  private final Consumer<List<Piece>> line;

  TableSetter(Look look, Function<Node, List<Piece>> pieces, Consumer<List<Piece>> line) {
    this.look = look;
    this.pieces = pieces;
    this.line = line;
  }

  void set(List<List<Node>> rows, String indent) {
    List<List<List<Piece>>> cells = new ArrayList<>();
    for (List<Node> row : rows) {
      List<List<Piece>> texts = new ArrayList<>();
      for (Node cell : row) {
        texts.add(pieces.apply(cell));
      }
      cells.add(texts);
    }
    int[] widths = widths(cells, look.room() - Piece.width(indent));
    for (int r = 0; r < cells.size(); r++) {
      row(cells.get(r), widths, indent, r == 0);
    }
  }

  private static int[] widths(List<List<List<Piece>>> cells, int room) {
    int columns = cells.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<List<Piece>> row : cells) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).stream().mapToInt(Piece::width).sum());
      }
    }
    int total = GAP * (columns - 1);
    for (int width : widths) {
      total += width;
    }
    while (total > room) {
      int widest = 0;
      for (int c = 1; c < columns; c++) {
        widest = widths[c] > widths[widest] ? c : widest;
      }
      if (widths[widest] <= 8) {
        break;
      }
      widths[widest]--;
      total--;
    }
    return widths;
  }

  private void row(List<List<Piece>> cells, int[] widths, String indent, boolean head) {
    List<List<List<Piece>>> columns = new ArrayList<>();
    int height = 1;
    for (int c = 0; c < cells.size(); c++) {
      List<List<Piece>> wrapped = Wrapping.wrap(cells.get(c), "", "", widths[c]);
      columns.add(wrapped);
      height = Math.max(height, wrapped.size());
    }
    for (int i = 0; i < height; i++) {
      List<Piece> whole = new ArrayList<>();
      whole.add(new Piece(indent, Piece.Style.PROSE));
      for (int c = 0; c < columns.size(); c++) {
        List<Piece> part = i < columns.get(c).size() ? columns.get(c).get(i) : List.of();
        for (Piece piece : part) {
          whole.add(head ? piece.heading() : piece);
        }
        int used = part.stream().mapToInt(Piece::width).sum();
        if (c < columns.size() - 1) {
          whole.add(new Piece(" ".repeat(Math.max(1, widths[c] - used + GAP)), Piece.Style.PROSE));
        }
      }
      line.accept(whole);
    }
  }
}
