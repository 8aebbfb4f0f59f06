package io.chapar.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A scene that was recorded on the reference host: what was typed and what came back. In its file a
 * line that begins with two blanks and {@code $ } is a command, {@code > } continues it, other
 * lines with two blanks are its output, with {@code [N]} last where the status was not 0; lines in
 * column 0 are prose.
 */
public record Transcript(String name, List<Step> steps) {
  private static final String MARK = "@@@transcript";

  /** A command and its output. */
  public record Step(String command, String expected) {}

  public static Transcript parse(String name, String text) {
    List<Step> steps = new ArrayList<>();
    StringBuilder command = null;
    StringBuilder output = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("  $ ")) {
        add(steps, command, output);
        command = new StringBuilder(line.substring(4));
        output = new StringBuilder();
      } else if (command != null && line.startsWith("  > ") && output.isEmpty()) {
        command.append('\n').append(line.substring(4));
      } else if (command != null && line.startsWith("  ")) {
        output.append(line.substring(2)).append('\n');
      } else if (!line.isEmpty()) {
        add(steps, command, output);
        command = null;
        output = new StringBuilder();
      }
    }
    add(steps, command, output);
    return new Transcript(name, steps);
  }

  private static void add(List<Step> steps, StringBuilder command, StringBuilder output) {
    if (command != null) {
      steps.add(new Step(command.toString(), output.toString()));
    }
  }

  /** One script of all commands, with marks between them. */
  public String script() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      script
          .append("echo '")
          .append(MARK)
          .append(' ')
          .append(i)
          .append("'\n{ ")
          .append(steps.get(i).command());
      script.append("\n} 2>&1\necho \"").append(MARK).append(" status $?\"\n");
    }
    return script.toString();
  }

  /** What each command printed, read out of what {@link #script} printed. */
  public List<String> split(String printed) {
    List<StringBuilder> results = new ArrayList<>();
    steps.forEach(s -> results.add(new StringBuilder("(not reached)")));
    int current = -1;
    for (String whole : printed.split("\n", -1)) {
      String line = whole;
      int at = line.indexOf(MARK);
      if (at > 0 && current >= 0) {
        results.get(current).append(line, 0, at).append('\n');
      }
      if (at < 0) {
        if (current >= 0) {
          results.get(current).append(line).append('\n');
        }
        continue;
      }
      String word = line.substring(at + MARK.length()).strip();
      if (word.startsWith("status ")) {
        if (current >= 0 && !word.equals("status 0")) {
          results.get(current).append('[').append(word.substring(7)).append("]\n");
        }
        current = -1;
      } else if (word.matches("\\d+")) {
        current = Integer.parseInt(word);
        results.get(current).setLength(0);
      }
    }
    return results.stream().map(StringBuilder::toString).toList();
  }
}
