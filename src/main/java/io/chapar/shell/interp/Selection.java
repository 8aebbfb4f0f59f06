package io.chapar.shell.interp;

import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Word;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code select}. */
final class Selection {
  private final Shell shell;
  private final Executor executor;

  Selection(Shell shell, Executor executor) {
    this.shell = shell;
    this.executor = executor;
  }

  int run(Command.Select command) {
    List<Word> words = command.words();
    List<String> choices = words == null ? shell.positional() : shell.expander().fields(words);
    if (choices.isEmpty()) {
      return 0;
    }
    boolean show = true;
    shell.loops(shell.loops() + 1);
    try {
      while (true) {
        if (show) {
          shell.say(menu(choices));
        }
        String answer = answer();
        if (answer == null) {
          shell.say("\n");
          return 1;
        }
        show = answer.isEmpty();
        if (show) {
          continue;
        }
        shell.assignments().assign("REPLY", null, answer, false);
        shell.assignments().assign(command.name(), null, chosen(answer, choices), false);
        try {
          executor.execute(command.body());
        } catch (BreakException e) {
          if (e.levels() > 1 && shell.loops() > 1) {
            throw e.outer();
          }
          if (!e.again()) {
            return 0;
          }
        }
        show = shell.variables().text("REPLY", "").isEmpty();
      }
    } finally {
      shell.loops(shell.loops() - 1);
    }
  }

  private static String chosen(String answer, List<String> choices) {
    String text = answer.strip();
    if (!text.matches("\\d{1,9}")) {
      return "";
    }
    int number = Integer.parseInt(text);
    return number >= 1 && number <= choices.size() ? choices.get(number - 1) : "";
  }

  private String menu(List<String> choices) {
    int digits = Integer.toString(choices.size()).length();
    int widest = choices.stream().mapToInt(String::length).max().orElse(0);
    int width = widest + digits + 2;
    int screen = 80;
    int columns = Math.max(1, screen / (width + 2));
    int rows = (choices.size() + columns - 1) / columns;
    if (rows == 1) {
      rows = choices.size();
      columns = 1;
    } else {
      columns = (choices.size() + rows - 1) / rows;
    }
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int i = column * rows + row;
        if (i >= choices.size()) {
          break;
        }
        int shown = column == 0 ? Integer.toString(rows).length() : digits;
        String item = String.format(Locale.ROOT, "%" + shown + "d) %s", i + 1, choices.get(i));
        out.append(item);
        if ((column + 1) * rows + row < choices.size()) {
          int at = item.length() + digits - shown; // bash counts so
          int to = width + 2;
          out.append(tabs(column * to + at, (column + 1) * to));
        }
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** bash moves from column to column with tabs where they fit. */
  private static String tabs(int from, int to) {
    StringBuilder out = new StringBuilder();
    int at = from;
    while (at < to) {
      if (to / 8 > at / 8) {
        out.append('\t');
        at += 8 - at % 8;
      } else {
        out.append(' ');
        at++;
      }
    }
    return out.toString();
  }

  private @Nullable String answer() {
    shell.say(new Prompt(shell).expand(shell.variables().text("PS3", "#? ")));
    try {
      return new LineInput(shell.process(), 0).line('\n');
    } catch (IOException e) {
      return null;
    }
  }
}
