package io.chapar.lab.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Sets Markdown in lines for a terminal. */
public final class Typesetter {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private static final String PROMPT = "^\\w+@\\w+:\\S*[#$] .*";

  private final Look look;
  private final boolean rightToLeft;
  private final LineSetter setter;
  private final StringBuilder out = new StringBuilder();

  private Typesetter(Look look) {
    this.look = look;
    this.rightToLeft = look.rightToLeft();
    this.setter = new LineSetter(look);
  }

  /** The tree of a Markdown text. */
  public static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** A text of one or more paragraphs, with a line end after each line. */
  public static String set(Look look, String markdown) {
    return set(look, parse(markdown));
  }

  /** The children of {@code document}. */
  public static String set(Look look, Node document) {
    Typesetter typesetter = new Typesetter(look);
    typesetter.blocks(document, "");
    return typesetter.out.toString();
  }

  /**
   * A text whose first line begins with {@code head}, such as a mark of a list, and whose other
   * lines are indented by as much.
   */
  public static String item(Look look, String head, String markdown) {
    Typesetter typesetter = new Typesetter(look);
    typesetter.hanging(head, parse(markdown));
    return typesetter.out.toString();
  }

  /** A line of a heading's looks. */
  public static String heading(Look look, String text) {
    return set(look, "## " + text);
  }

  /** A number as the language writes it. */
  public static String number(Look look, long number) {
    return digits(look.language(), String.format(Locale.ROOT, "%d", number));
  }

  /** A text with its digits as the language writes them. */
  public static String digits(String language, String text) {
    if (!language.equals("fa")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '\u06f0') : c);
    }
    return out.toString();
  }

  private void blocks(Node parent, String indent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (!(node instanceof Block)) {
        continue;
      }
      boolean tight =
          node.getParent() instanceof ListItem item
              && item.getParent() instanceof ListBlock list
              && list.isTight();
      if (node != parent.getFirstChild() && !tight) {
        out.append('\n');
      }
      block(node, indent);
    }
  }

  private void block(Node node, String indent) {
    if (node instanceof Paragraph) {
      lines(pieces(node), indent, indent);
    } else if (node instanceof Heading) {
      List<Piece> text = new ArrayList<>();
      pieces(node).forEach(p -> text.add(p.heading()));
      lines(text, indent, indent);
    } else if (node instanceof FencedCodeBlock fence) {
      code(fence.getLiteral(), indent);
    } else if (node instanceof IndentedCodeBlock code) {
      code(code.getLiteral(), indent);
    } else if (node instanceof ListBlock list) {
      list(list, indent);
    } else if (node instanceof BlockQuote) {
      blocks(node, indent + "  | ");
    } else if (node instanceof ThematicBreak) {
      out.append('\n');
    } else if (node instanceof TableBlock table) {
      new TableSetter(look, this::pieces, this::line).set(rows(table), indent);
    } else {
      blocks(node, indent);
    }
  }

  private static List<List<Node>> rows(Node table) {
    List<List<Node>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          List<Node> cells = new ArrayList<>();
          for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
              cells.add(cell);
            }
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  private void list(ListBlock list, String indent) {
    int number =
        list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
            ? ordered.getMarkerStartNumber()
            : 1;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item != list.getFirstChild() && !list.isTight()) {
        out.append('\n');
      }
      hanging(indent + (list instanceof BulletList ? "- " : number(look, number++) + ". "), item);
    }
  }

  private void hanging(String head, Node parent) {
    String indent = " ".repeat(Piece.width(head));
    Node first = parent.getFirstChild();
    if (first instanceof Paragraph) {
      lines(pieces(first), head, indent);
      for (Node node = first.getNext(); node != null; node = node.getNext()) {
        boolean tight = parent.getParent() instanceof ListBlock list && list.isTight();
        out.append(tight ? "" : "\n");
        block(node, indent);
      }
    } else {
      blocks(parent, indent);
    }
  }

  private void code(String text, String indent) {
    for (String line : text.split("\n")) {
      List<Piece> pieces = new ArrayList<>();
      pieces.add(new Piece(indent + "  ", Piece.Style.PROSE));
      if (line.matches(PROMPT)) {
        int end = line.indexOf(' ') + 1;
        pieces.add(new Piece(line.substring(0, end), Piece.Style.PROMPT));
        pieces.add(new Piece(line.substring(end), Piece.Style.STRONG));
      } else {
        pieces.add(new Piece(line, Piece.Style.PROSE));
      }
      out.append(setter.set(pieces, false).stripTrailing()).append('\n');
    }
  }

  private void line(List<Piece> line) {
    out.append(setter.set(line, rightToLeft)).append('\n');
  }

  private void lines(List<Piece> pieces, String first, String next) {
    for (List<Piece> line : Wrapping.wrap(pieces, first, next, look.measure())) {
      line(line);
    }
  }

  private List<Piece> pieces(Node parent) {
    List<Piece> pieces = new ArrayList<>();
    inline(parent, Piece.Style.PROSE, pieces);
    if (pieces.size() > 1 && !look.colour()) {
      // Without colours, code in prose keeps its quotes.
      pieces.replaceAll(
          p -> p.style() == Piece.Style.CODE ? new Piece("`" + p.text() + "`", p.style()) : p);
    }
    return pieces;
  }

  private static void inline(Node parent, Piece.Style style, List<Piece> into) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text text) {
        into.add(new Piece(text.getLiteral(), style));
      } else if (node instanceof Code code) {
        into.add(new Piece(code.getLiteral(), Piece.Style.CODE));
      } else if (node instanceof SoftLineBreak) {
        into.add(new Piece(" ", style));
      } else if (node instanceof HardLineBreak) {
        into.add(new Piece("\n", style));
      } else if (node instanceof StrongEmphasis) {
        inline(node, Piece.Style.STRONG, into);
      } else if (node instanceof Emphasis) {
        inline(node, Piece.Style.EMPHASIS, into);
      } else {
        inline(node, style, into);
      }
    }
  }
}
