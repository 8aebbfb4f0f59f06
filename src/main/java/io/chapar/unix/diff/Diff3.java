package io.chapar.unix.diff;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** diff3(1): what two people made of one file, and both put together. */
public final class Diff3 implements Program {
  private static final Options OPTIONS =
      Options.of(
              "-A,show-all",
              "-e,ed",
              "-E,show-overlap",
              "-3,easy-only",
              "-x,overlap-only",
              "-X",
              "-i",
              "m,merge",
              "a,text",
              "strip-trailing-cr",
              "-T,initial-tab",
              "L,label=")
          .status(2)
          .hint("%s: Try '%s --help' for more information.")
          .version("GNU diffutils", "3.8");

  /** Lines of the three files that belong together: mine, old, yours. */
  private record Block(int[] from, int[] to) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.size() != 3) {
      Say.error(
          p,
          2,
          names.isEmpty()
              ? "missing operand after 'diff3'"
              : names.size() < 3
                  ? "missing operand after '" + names.get(names.size() - 1) + "'"
                  : "extra operand '" + names.get(3) + "'");
      p.err().println("diff3: Try 'diff3 --help' for more information.");
      return 2;
    }
    List<Side> sides = new ArrayList<>();
    for (String name : names) {
      try (Records in = Records.open(p, name)) {
        sides.add(Side.of(name, in.all(), 0));
      } catch (IOException e) {
        return Say.error(p, 2, name + ": " + Say.reason(e));
      }
    }
    Map<String, Integer> numbers = new HashMap<>();
    List<int[]> lines = new ArrayList<>();
    for (Side side : sides) {
      int[] mine = new int[side.lines().size()];
      for (int i = 0; i < mine.length; i++) {
        mine[i] = numbers.computeIfAbsent(side.lines().get(i), k -> numbers.size());
      }
      lines.add(mine);
    }
    List<Block> blocks =
        blocks(
            Edits.between(lines.get(1), lines.get(0), p::tick),
            Edits.between(lines.get(1), lines.get(2), p::tick));
    StringBuilder out = new StringBuilder();
    int status = 0;
    if (o.has("m")) {
      status = merge(sides, blocks, out, o.values("L"));
    } else {
      blocks.forEach(block -> show(sides, block, out));
    }
    p.out().print(out.toString());
    return status;
  }

  /** Changes of either side that touch each other in the old file make one block. */
  private static List<Block> blocks(List<Edits.Change> mine, List<Edits.Change> yours) {
    List<Block> blocks = new ArrayList<>();
    int i = 0;
    int j = 0;
    int shiftMine = 0; // what a line's number in my file is ahead of the old one's
    int shiftYours = 0;
    while (i < mine.size() || j < yours.size()) {
      int from =
          Math.min(
              i < mine.size() ? mine.get(i).fromA() : Integer.MAX_VALUE,
              j < yours.size() ? yours.get(j).fromA() : Integer.MAX_VALUE);
      int to = from;
      int startMine = from + shiftMine;
      int startYours = from + shiftYours;
      boolean grown = true;
      while (grown) {
        grown = false;
        while (i < mine.size() && mine.get(i).fromA() <= to) {
          Edits.Change c = mine.get(i++);
          to = Math.max(to, c.toA());
          shiftMine = c.toB() - c.toA();
          grown = true;
        }
        while (j < yours.size() && yours.get(j).fromA() <= to) {
          Edits.Change c = yours.get(j++);
          to = Math.max(to, c.toA());
          shiftYours = c.toB() - c.toA();
          grown = true;
        }
      }
      blocks.add(
          new Block(
              new int[] {startMine, from, startYours},
              new int[] {to + shiftMine, to, to + shiftYours}));
    }
    return blocks;
  }

  private static List<String> part(List<Side> sides, Block block, int side) {
    return sides.get(side).lines().subList(block.from()[side], block.to()[side]);
  }

  /** Which of the three is unlike the other two, counted from 0; 3: all differ. */
  private static int odd(List<Side> sides, Block block) {
    List<String> mine = part(sides, block, 0);
    List<String> old = part(sides, block, 1);
    List<String> yours = part(sides, block, 2);
    return old.equals(yours) ? 0 : mine.equals(yours) ? 1 : mine.equals(old) ? 2 : 3;
  }

  private static void show(List<Side> sides, Block block, StringBuilder out) {
    int odd = odd(sides, block);
    out.append("====").append(odd == 3 ? "" : String.valueOf(odd + 1)).append('\n');
    int[] order = odd == 1 ? new int[] {0, 2, 1} : new int[] {0, 1, 2};
    for (int side : order) {
      int from = block.from()[side];
      int to = block.to()[side];
      out.append(side + 1).append(':');
      out.append(from == to ? from + "a" : to - from == 1 ? to + "c" : from + 1 + "," + to + "c");
      out.append('\n');
      // of two that are the same, only the one that is shown last has its lines
      boolean first = odd == 0 && side == 1 || odd == 1 && side == 0 || odd == 2 && side == 0;
      if (!first) {
        part(sides, block, side).forEach(line -> out.append("  ").append(line).append('\n'));
      }
    }
  }

  private static int merge(
      List<Side> sides, List<Block> blocks, StringBuilder out, List<String> labels) {
    int at = 0;
    int status = 0;
    for (Block block : blocks) {
      lines(sides.get(0).lines().subList(at, block.from()[0]), out);
      at = block.to()[0];
      int odd = odd(sides, block);
      if (odd == 0 || odd == 2) {
        lines(part(sides, block, odd), out);
        continue;
      }
      status = 1;
      if (odd == 3) {
        out.append("<<<<<<< ").append(label(sides, labels, 0)).append('\n');
        lines(part(sides, block, 0), out);
        out.append("||||||| ").append(label(sides, labels, 1)).append('\n');
      } else {
        out.append("<<<<<<< ").append(label(sides, labels, 1)).append('\n');
      }
      lines(part(sides, block, 1), out);
      out.append("=======\n");
      lines(part(sides, block, 2), out);
      out.append(">>>>>>> ").append(label(sides, labels, 2)).append('\n');
    }
    lines(sides.get(0).lines().subList(at, sides.get(0).lines().size()), out);
    return status;
  }

  private static String label(List<Side> sides, List<String> labels, int side) {
    return labels.size() > side ? labels.get(side) : sides.get(side).name();
  }

  private static void lines(List<String> lines, StringBuilder out) {
    lines.forEach(line -> out.append(line).append('\n'));
  }
}
