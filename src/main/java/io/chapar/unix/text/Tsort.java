package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** tsort(1): words in an order that respects the given pairs. */
final class Tsort implements Program {
  private static final Options OPTIONS = Options.coreutils();

  private static final class Graph {
    final Map<String, List<String>> after = new LinkedHashMap<>();
    final Map<String, Integer> before = new HashMap<>();

    void add(String a, String b) {
      after.computeIfAbsent(a, k -> new ArrayList<>());
      after.computeIfAbsent(b, k -> new ArrayList<>());
      if (!a.equals(b)) {
        after.getOrDefault(a, new ArrayList<>()).add(b);
        before.merge(b, 1, Integer::sum);
      }
    }

    /** Words that wait for nothing, in the order of the alphabet; then those they set free. */
    int print(Process p, String name) throws IOException {
      TreeSet<String> left = new TreeSet<>(after.keySet());
      ArrayDeque<String> free = new ArrayDeque<>();
      left.stream().filter(w -> before.getOrDefault(w, 0) == 0).forEach(free::add);
      int status = 0;
      while (!left.isEmpty()) {
        while (!free.isEmpty()) {
          String word = free.remove();
          left.remove(word);
          p.out().println(word);
          List<String> next = after.getOrDefault(word, List.of());
          for (int i = next.size() - 1; i >= 0; i--) {
            release(next.get(i), free);
          }
        }
        if (!left.isEmpty()) {
          status = Say.error(p, 1, name + ": input contains a loop:");
          List<String> loop = loop(left.first());
          for (String word : loop) {
            Say.error(p, 1, word);
          }
          // the arc that closes the loop is taken away
          String last = loop.get(loop.size() - 1);
          after.getOrDefault(last, new ArrayList<>()).remove(loop.get(0));
          release(loop.get(0), free);
        }
        p.tick();
      }
      return status;
    }

    private void release(String word, ArrayDeque<String> free) {
      if (before.merge(word, -1, Integer::sum) == 0) {
        free.add(word);
      }
    }

    private List<String> loop(String start) {
      List<String> path = new ArrayList<>();
      String at = start;
      while (!path.contains(at)) {
        path.add(at);
        String here = at;
        at =
            after.keySet().stream()
                .filter(w -> before.getOrDefault(w, 0) > 0)
                .filter(w -> after.getOrDefault(w, List.of()).contains(here))
                .findFirst()
                .orElse(start);
      }
      List<String> loop = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
      java.util.Collections.reverse(loop);
      java.util.Collections.rotate(loop, 1);
      return loop;
    }
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> names = OPTIONS.parse(p).operands();
    if (names.size() > 1) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(1)));
    }
    String name = names.isEmpty() ? "-" : names.get(0);
    String text;
    try (Records in = Records.open(p, name)) {
      text = Utf8.decode(in.all()).strip();
    } catch (IOException e) {
      return Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
    }
    String[] words = text.isEmpty() ? new String[0] : text.split("\\s+");
    if (words.length % 2 != 0) {
      return Say.error(p, 1, name + ": input contains an odd number of tokens");
    }
    Graph graph = new Graph();
    for (int i = 0; i < words.length; i += 2) {
      graph.add(words[i], words[i + 1]);
    }
    return graph.print(p, name);
  }
}
