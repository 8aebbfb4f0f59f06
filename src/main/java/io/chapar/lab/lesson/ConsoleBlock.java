package io.chapar.lab.lesson;

import io.chapar.lab.lesson.Lesson.Command;
import io.chapar.lab.lesson.Lesson.Shown;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the commands and outputs of a console block. */
final class ConsoleBlock {
  private static final Pattern PROMPT =
      Pattern.compile("([a-z][\\w-]*)@mail:([~/]\\S*?)([#$]) ?(.*)");

  private ConsoleBlock() {}

  /**
   * Reads a block.
   *
   * @param line of its fence
   */
  static Shown read(String text, String file, int line) throws ScenarioException {
    List<Command> commands = new ArrayList<>();
    String user = "";
    String folder = "";
    StringBuilder command = new StringBuilder();
    List<String> printed = new ArrayList<>();
    Position place = Position.line(file, line);
    int at = line;
    for (String each : text.split("\n")) {
      at++;
      Matcher prompt = PROMPT.matcher(each);
      if (prompt.matches()) {
        add(commands, user, folder, command, printed, place);
        user = prompt.group(1);
        folder = prompt.group(2);
        command = new StringBuilder(prompt.group(4));
        printed = new ArrayList<>();
        place = Position.line(file, at);
        if (user.equals("root") != prompt.group(3).equals("#")) {
          throw YamlTree.error("root's prompt ends in #, others' in $", place, "");
        }
      } else if (user.isEmpty()) {
        throw YamlTree.error(
            "a console block begins with a prompt", place, "such as: root@mail:~# mailq");
      } else if (each.startsWith("> ") && printed.isEmpty()) {
        command.append('\n').append(each.substring(2));
      } else {
        printed.add(each);
      }
    }
    add(commands, user, folder, command, printed, place);
    return new Shown(text.stripTrailing(), List.copyOf(commands), Position.line(file, line));
  }

  private static void add(
      List<Command> commands,
      String user,
      String folder,
      StringBuilder command,
      List<String> printed,
      Position place) {
    if (!user.isEmpty() && !(command.isEmpty() && printed.isEmpty())) {
      commands.add(new Command(user, folder, command.toString(), List.copyOf(printed), place));
    }
  }
}
