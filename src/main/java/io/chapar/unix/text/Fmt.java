package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * fmt(1): paragraphs are filled so that their lines are about as long as each other, as GNU's fmt
 * weighs it.
 */
final class Fmt implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "-c,crown-margin",
              "-p,prefix=",
              "s,split-only",
              "-t,tagged-paragraph",
              "u,uniform-spacing",
              "w,width=",
              "g,goal=")
          .digits("w");

  private record Word(String text, int space, boolean sentence) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String width = o.value("w", "75");
    if (!width.matches("\\d{1,4}") || Integer.parseInt(width) > 2500) {
      return Say.error(p, 1, "invalid width: " + Quote.locale(width));
    }
    int max = Integer.parseInt(width);
    int goal = max * 187 / 200;
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    int status = 0;
    for (String name : names) {
      try (Records in = Records.open(p, name)) {
        List<String> paragraph = new ArrayList<>();
        int indent = -1;
        for (String line; (line = in.text()) != null; ) {
          int lead = indent(line);
          if (line.isBlank() || o.has("s") || indent >= 0 && lead != indent) {
            fill(p, paragraph, indent, max, goal, o.has("u"));
            paragraph.clear();
            indent = -1;
          }
          if (line.isBlank()) {
            p.out().println();
          } else {
            indent = lead;
            paragraph.add(line);
          }
        }
        fill(p, paragraph, indent, max, goal, o.has("u"));
      } catch (IOException e) {
        status =
            Say.error(
                p,
                1,
                Say.isDirectory(e)
                    ? "read error"
                    : "cannot open " + Quote.shell(name) + " for reading: " + Say.reason(e));
      }
    }
    return status;
  }

  private static int indent(String line) {
    int column = 0;
    for (int i = 0; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t'); i++) {
      column = line.charAt(i) == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
  }

  private static List<Word> words(List<String> lines, boolean uniform) {
    List<Word> out = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      int i = 0;
      while (i < text.length()) {
        int end = i;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
          end++;
        }
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
          next++;
        }
        String word = text.substring(i, end);
        boolean stop = word.matches(".*[.?!][)\\]'\"]*");
        boolean sentence = stop && (next >= text.length() || next - end > 1);
        int space =
            next >= text.length() ? (sentence ? 2 : 1) : uniform ? (sentence ? 2 : 1) : next - end;
        out.add(new Word(word, space, sentence));
        i = next;
      }
    }
    return out;
  }

  /** Chooses the breaks of least cost from the last word back, as GNU fmt does. */
  private static void fill(
      Process p, List<String> lines, int indent, int max, int goal, boolean uniform)
      throws IOException {
    List<Word> words = words(lines, uniform);
    int n = words.size();
    if (n == 0) {
      return;
    }
    long[] best = new long[n + 1];
    int[] next = new int[n];
    int[] length = new int[n + 1];
    for (int start = n - 1; start >= 0; start--) {
      p.tick();
      best[start] = Long.MAX_VALUE;
      int used = indent;
      for (int w = start; w < n; w++) {
        used += words.get(w).text.length();
        if (used >= max && w > start) {
          break;
        }
        long cost = lineCost(used, w + 1, n, goal, length, next) + best[w + 1];
        if (cost < best[start]) {
          best[start] = cost;
          next[start] = w + 1;
          length[start] = used;
        }
        used += words.get(w).space;
      }
      best[start] += baseCost(words, start);
    }
    StringBuilder out = new StringBuilder();
    for (int start = 0; start < n; start = next[start]) {
      out.append(" ".repeat(Math.max(0, indent)));
      for (int w = start; w < next[start]; w++) {
        out.append(words.get(w).text)
            .append(w + 1 < next[start] ? " ".repeat(words.get(w).space) : "\n");
      }
    }
    p.out().print(out.toString());
  }

  private static long lineCost(int used, int next, int n, int goal, int[] length, int[] breaks) {
    if (next == n) {
      return 0;
    }
    long short1 = 10L * (goal - used);
    long cost = short1 * short1;
    int after = length[next];
    if (breaks[next] != n) {
      long ragged = 10L * (used - after);
      cost += ragged * ragged / 2;
    }
    return cost;
  }

  private static long baseCost(List<Word> words, int start) {
    long cost = 70 * 70;
    if (start > 0) {
      Word before = words.get(start - 1);
      if (before.text.matches(".*[.?!][)\\]'\"]*")) {
        cost += before.sentence ? -50 * 50 : 600 * 600;
      } else if (before.text.matches(".*\\p{Punct}")) {
        cost -= 40 * 40;
      } else if (start > 1 && words.get(start - 2).sentence) {
        cost += 200L * 200 / (before.text.length() + 2);
      }
    }
    Word word = words.get(start);
    if (word.text.startsWith("(") || word.text.startsWith("\"")) {
      cost -= 40 * 40;
    } else if (word.sentence) {
      cost += 150L * 150 / (word.text.length() + 2);
    }
    return cost;
  }
}
