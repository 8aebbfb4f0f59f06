package io.chapar.shell.interp;

import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The special parameters and the variables whose value is made when somebody asks. */
public final class Special {
  private final Shell shell;
  private long secondsBase;
  private long seed;
  private long last;
  private @Nullable Integer background;
  private String argument = "";
  private int optionPlace; // inside of a word of options, for getopts

  Special(Shell shell, @Nullable Special parent) {
    this.shell = shell;
    this.secondsBase = parent == null ? now() : parent.secondsBase;
    this.background = parent == null ? null : parent.background;
    this.argument = parent == null ? "" : parent.argument;
    define();
  }

  /** What it remembers. */
  record Memory(
      long secondsBase, long seed, long last, @Nullable Integer background, int optionPlace) {}

  /** What it remembers now, to come back to. */
  Memory memory() {
    return new Memory(secondsBase, seed, last, background, optionPlace);
  }

  /** Makes it remember that. */
  void memory(Memory then) {
    secondsBase = then.secondsBase();
    seed = then.seed();
    last = then.last();
    background = then.background();
    optionPlace = then.optionPlace();
  }

  private long now() {
    return shell.process().machine().scheduler().nanos();
  }

  private void define() {
    Variables variables = shell.variables();
    variables.define("RANDOM", () -> number(random()));
    variables.define(
        "SRANDOM", () -> number(shell.process().machine().random().nextLong() & 0xffffffffL));
    variables.define("SECONDS", () -> number((now() - secondsBase) / 1_000_000_000L));
    variables.define("LINENO", () -> new Variable(Integer.toString(shell.line())));
    variables.define("EPOCHSECONDS", () -> new Variable(Long.toString(now() / 1_000_000_000L)));
    variables.define(
        "EPOCHREALTIME",
        () ->
            new Variable(
                String.format(
                    Locale.ROOT,
                    "%d.%06d",
                    now() / 1_000_000_000L,
                    now() % 1_000_000_000L / 1000)));
    variables.define("BASHPID", () -> new Variable(Integer.toString(shell.process().pid())));
    variables.define("BASH_SUBSHELL", () -> new Variable(Integer.toString(shell.subshells())));
    variables.define("BASH_COMMAND", () -> new Variable(current()));
    variables.define(
        "PIPESTATUS", () -> array(shell.pipeStatus().stream().map(String::valueOf).toList()));
    variables.define("FUNCNAME", () -> array(functions()));
    variables.define("BASH_SOURCE", () -> array(sources()));
    variables.define("BASH_LINENO", () -> array(lines()));
    variables.define("DIRSTACK", () -> array(shell.directories().all(shell.process().cwd())));
    variables.define("SHELLOPTS", () -> readonly(shell.options().shellopts()));
    variables.define("BASHOPTS", () -> readonly(shell.options().bashopts()));
    variables.define(
        "GROUPS",
        () -> {
          List<String> groups = new ArrayList<>();
          groups.add(Integer.toString(shell.process().credentials().gid()));
          for (int gid : shell.process().credentials().groups()) {
            if (gid != shell.process().credentials().gid()) {
              groups.add(Integer.toString(gid));
            }
          }
          return array(groups);
        });
    variables.define(
        "HISTCMD", () -> new Variable(Integer.toString(shell.history().lines().size() + 1)));
  }

  private static Variable number(long value) {
    return new Variable(Long.toString(value)).set(Attribute.INTEGER, true);
  }

  private static Variable readonly(String value) {
    return new Variable(value).set(Attribute.READONLY, true);
  }

  private static Variable array(List<String> values) {
    Variable variable = new Variable();
    var elements = variable.makeIndexed();
    for (int i = 0; i < values.size(); i++) {
      elements.put((long) i, values.get(i));
    }
    return variable;
  }

  private List<String> functions() {
    List<String> names = new ArrayList<>();
    shell.frames().inwards().forEach(frame -> names.add(frame.function()));
    if (shell.frames().functions() == 0) {
      return List.of();
    }
    names.add("main");
    return names;
  }

  private List<String> sources() {
    List<String> sources = new ArrayList<>();
    shell.frames().inwards().forEach(frame -> sources.add(frame.source()));
    if (!shell.parsing().equals("-c") && !shell.interactive() && shell.scripted()) {
      sources.add(shell.name());
    }
    return sources;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    shell.frames().inwards().forEach(frame -> lines.add(Integer.toString(frame.callLine())));
    if (shell.scripted()) {
      lines.add("0");
    }
    return lines;
  }

  /** bash's generator, so that a seed gives the numbers that it gives there. */
  private long random() {
    if (seed == 0) {
      seed = shell.process().machine().random().nextInt() & 0x7fffffffL;
    }
    long value;
    do {
      long from = seed == 0 ? 123459876 : seed;
      long high = from / 127773;
      long low = from - 127773 * high;
      long next = 16807 * low - 2836 * high;
      seed = next < 0 ? next + 0x7fffffffL : next;
      value = ((seed >> 16) ^ (seed & 65535)) & 32767;
    } while (value == last);
    last = value;
    return value;
  }

  /** A special variable was assigned to; false if it is none. */
  boolean assigned(String name, String value) {
    switch (name) {
      case "RANDOM" -> {
        seed = number(value) & 0xffffffffL;
        last = 0;
      }
      case "SECONDS" -> secondsBase = now() - number(value) * 1_000_000_000L;
      case "LINENO",
          "BASH_COMMAND",
          "EPOCHSECONDS",
          "EPOCHREALTIME",
          "BASHPID",
          "SRANDOM",
          "HISTCMD",
          "BASH_SUBSHELL",
          "FUNCNAME",
          "GROUPS",
          "DIRSTACK",
          "PIPESTATUS",
          "BASH_SOURCE",
          "BASH_LINENO" -> {
        // an assignment has no effect
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The value of a one-letter parameter; null if it is unset. */
  @Nullable String of(char name) {
    switch (name) {
      case '?':
        return Integer.toString(shell.status());
      case '$':
        return Integer.toString(shell.mainPid());
      case '!':
        Integer pid = background;
        return pid == null ? null : Integer.toString(pid);
      case '-':
        return shell.options().letters();
      case '0':
        return shell.name();
      default:
        return null;
    }
  }

  /** {@code $_}. */
  public String argument() {
    return argument;
  }

  void argument(String text) {
    argument = text;
  }

  private String current() {
    Command.Simple command = shell.current();
    return command == null ? "" : Printer.print(command);
  }

  /** Sets {@code $!}. */
  public void background(int pid) {
    background = pid;
  }

  /** The pid of {@code $!}, or null. */
  public @Nullable Integer background() {
    return background;
  }

  /** Where getopts is inside of a word of options. */
  public int optionPlace() {
    return optionPlace;
  }

  /** Sets where getopts is. */
  public void optionPlace(int place) {
    optionPlace = place;
  }
}
