package io.chapar.unix;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options of a command, parsed as getopt_long(3) does, with its messages. A command declares
 * them as short texts: {@code "a,all"} is a flag with two names, {@code "w,width="} takes an
 * argument, {@code "color=?"} may have one (attached), and one that begins with '-' exists in the
 * real command and is not simulated here. The first name is the one by which the command asks.
 *
 * <p>{@code --help} and {@code --version} come by themselves, the former from the manual page.
 */
public final class Options {
  /** An argument that nobody can type: the command is to tell its options, a line for each. */
  public static final String DECLARE = "\0options";

  private enum Takes {
    NOTHING,
    ARGUMENT,
    PERHAPS
  }

  private record Option(String key, List<String> names, Takes takes, boolean simulated) {}

  /** One option on a command line, by its first name; the value is null where it had none. */
  public record Use(String name, @Nullable String value) {}

  private final List<Option> options = new ArrayList<>();
  private final Map<Character, Option> shorts = new HashMap<>();
  private final Map<String, Option> longs = new HashMap<>();
  private String @Nullable [] version;
  private String hint = "Try '%s --help' for more information.";
  private int status = 1;
  private boolean inOrder;
  private boolean shortOnly;
  private boolean usage;
  private @Nullable String digits;

  private Options(String... specs) {
    Arrays.stream(specs).forEach(this::add);
  }

  /** The options of a command. */
  public static Options of(String... specs) {
    return new Options(specs);
  }

  private void add(String spec) {
    boolean simulated = !spec.startsWith("-");
    String text = simulated ? spec : spec.substring(1);
    Takes takes = Takes.NOTHING;
    if (text.endsWith("=?")) {
      takes = Takes.PERHAPS;
      text = text.substring(0, text.length() - 2);
    } else if (text.endsWith("=")) {
      takes = Takes.ARGUMENT;
      text = text.substring(0, text.length() - 1);
    }
    List<String> names = List.of(text.split(","));
    Option option = new Option(names.get(0), names, takes, simulated);
    options.add(option);
    for (String name : names) {
      if (name.length() == 1) {
        shorts.put(name.charAt(0), option);
      } else {
        longs.put(name, option);
      }
    }
  }

  /** The status of a command that was called wrongly; 1 unless said. */
  public Options status(int wrongUsage) {
    status = wrongUsage;
    return this;
  }

  /** Options end at the first operand, as for commands that run another command. */
  public Options inOrder() {
    inOrder = true;
    return this;
  }

  /** As getopt(3): there are no long options, {@code --help} among them. */
  public Options shortOnly() {
    shortOnly = true;
    return this;
  }

  /** The line after a complaint, {@code %s} for the command's name; empty: none. */
  public Options hint(String line) {
    hint = line;
    return this;
  }

  /** A complaint is followed by all that --help says, as in shadow-utils and procps. */
  public Options usage() {
    usage = true;
    hint = "";
    return this;
  }

  /** {@code -5} means {@code -name 5}. */
  public Options digits(String name) {
    digits = name;
    return this;
  }

  /** What {@code --version} says: the package and its version. */
  public Options version(String software, String number) {
    version = new String[] {software, number};
    return this;
  }

  /** The options of a command of GNU coreutils. */
  public static Options coreutils(String... specs) {
    return of(specs).version("GNU coreutils", "9.1");
  }

  /** A command line, taken apart. */
  public static final class Parsed {
    private final List<Use> uses = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    /** Whether an option was given, by its first name. */
    public boolean has(String name) {
      return count(name) > 0;
    }

    /** How often it was given. */
    public int count(String name) {
      return (int) uses.stream().filter(u -> u.name().equals(name)).count();
    }

    /** The last value given to an option, or null. */
    public @Nullable String value(String name) {
      List<String> all = values(name);
      return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** The last value given to an option, or {@code fallback}. */
    public String value(String name, String fallback) {
      String value = value(name);
      return value == null ? fallback : value;
    }

    /** All values given to an option. */
    public List<String> values(String name) {
      List<String> values = new ArrayList<>();
      for (Use use : uses) {
        String value = use.value();
        if (use.name().equals(name) && value != null) {
          values.add(value);
        }
      }
      return values;
    }

    /** Which of these came last; an empty text if none was given. */
    public String last(String... names) {
      List<String> wanted = List.of(names);
      for (int i = uses.size() - 1; i >= 0; i--) {
        if (wanted.contains(uses.get(i).name())) {
          return uses.get(i).name();
        }
      }
      return "";
    }

    /** All options, in the order given. */
    public List<Use> uses() {
      return uses;
    }

    /** What is not an option. */
    public List<String> operands() {
      return operands;
    }
  }

  /** Parses the arguments of a process; on a wrong one complains and ends it. */
  public Parsed parse(Process p) throws IOException {
    return parse(p, p.args().subList(1, p.args().size()));
  }

  /** Parses {@code args}; on a wrong one complains in the name of {@code p} and ends it. */
  public Parsed parse(Process p, List<String> args) throws IOException {
    if (args.size() == 1 && args.get(0).equals(DECLARE)) {
      throw declare(p);
    }
    Parsed parsed = new Parsed();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        parsed.operands.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (arg.length() < 2 || arg.charAt(0) != '-') {
        if (inOrder) {
          parsed.operands.addAll(args.subList(i, args.size()));
          break;
        }
        parsed.operands.add(arg);
      } else if (arg.charAt(1) == '-' && !shortOnly) {
        i = parseLong(p, parsed, args, i);
      } else {
        i = parseShorts(p, parsed, args, i);
      }
    }
    return parsed;
  }

  /** Tells what was declared: '+' or '-' (not simulated), then the names. */
  private ExitException declare(Process p) throws IOException {
    p.out().println(DECLARE);
    for (Option option : options) {
      StringBuilder names = new StringBuilder(option.simulated() ? "+" : "-");
      for (String name : option.names()) {
        names
            .append(names.length() == 1 ? "" : ", ")
            .append(name.length() == 1 ? "-" : "--")
            .append(name);
      }
      p.out().println(names.toString());
    }
    return new ExitException(0);
  }

  private int parseLong(Process p, Parsed parsed, List<String> args, int at) throws IOException {
    String arg = args.get(at).substring(2);
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    Option option = longOption(p, name, arg);
    String full = "--" + longName(option, name);
    if (equals >= 0 && option.takes() == Takes.NOTHING) {
      throw wrong(p, "option '" + full + "' doesn't allow an argument");
    }
    String value = equals < 0 ? null : arg.substring(equals + 1);
    int next = at;
    if (value == null && option.takes() == Takes.ARGUMENT) {
      if (++next >= args.size()) {
        throw wrong(p, "option '" + full + "' requires an argument");
      }
      value = args.get(next);
    }
    use(p, parsed, option, full, value);
    return next;
  }

  private static String longName(Option option, String prefix) {
    return option.names().stream()
        .filter(n -> n.length() > 1 && n.startsWith(prefix))
        .findFirst()
        .orElse(prefix);
  }

  private Option longOption(Process p, String name, String whole) throws IOException {
    Option exact = longs.get(name);
    if (exact != null) {
      return exact;
    }
    List<String> candidates = new ArrayList<>();
    List<Option> found = new ArrayList<>();
    for (Option option : options) {
      for (String each : option.names()) {
        if (each.length() > 1 && each.startsWith(name)) {
          candidates.add("'--" + each + "'");
          if (!found.contains(option)) {
            found.add(option);
          }
        }
      }
    }
    if (found.isEmpty()) {
      if (!name.isEmpty() && "help".startsWith(name)) {
        throw help(p);
      }
      if (!name.isEmpty() && "version".startsWith(name)) {
        throw version(p);
      }
      throw wrong(p, "unrecognized option '--" + whole + "'");
    }
    if (found.size() > 1) {
      throw wrong(
          p,
          "option '--" + whole + "' is ambiguous; possibilities: " + String.join(" ", candidates));
    }
    return found.get(0);
  }

  private int parseShorts(Process p, Parsed parsed, List<String> args, int at) throws IOException {
    String arg = args.get(at);
    if (digits != null && arg.substring(1).chars().allMatch(Character::isDigit)) {
      parsed.uses.add(new Use(digits, arg.substring(1)));
      return at;
    }
    for (int i = 1; i < arg.length(); i++) {
      char letter = arg.charAt(i);
      Option option = shorts.get(letter);
      if (option == null) {
        throw wrong(p, "invalid option -- '" + letter + "'");
      }
      String rest = arg.substring(i + 1);
      if (option.takes() == Takes.NOTHING) {
        use(p, parsed, option, "-" + letter, null);
        continue;
      }
      if (!rest.isEmpty() || option.takes() == Takes.PERHAPS) {
        use(p, parsed, option, "-" + letter, rest.isEmpty() ? null : rest);
        return at;
      }
      if (at + 1 >= args.size()) {
        throw wrong(p, "option requires an argument -- '" + letter + "'");
      }
      use(p, parsed, option, "-" + letter, args.get(at + 1));
      return at + 1;
    }
    return at;
  }

  private static void use(
      Process p, Parsed parsed, Option option, String written, @Nullable String value)
      throws IOException {
    if (!option.simulated()) {
      throw notSimulated(p, written);
    }
    parsed.uses.add(new Use(option.key(), value));
  }

  /** An option that the real command has and this one lacks: says so, and ends with status 2. */
  public static ExitException notSimulated(Process p, String option) throws IOException {
    p.err().print(p.name() + ": option '" + option + "' is not simulated here\n");
    return new ExitException(2);
  }

  /** Complains, with the hint to --help; to be thrown. */
  public ExitException wrong(Process p, String message) throws IOException {
    String name = p.args().get(0);
    p.err().print(name + ": " + message + "\n");
    if (!hint.isEmpty()) {
      p.err().print(hint.replace("%s", name) + "\n");
    }
    if (usage) {
      p.err().print(Manual.help(p.name()));
    }
    return new ExitException(status);
  }

  /** Shows the usage alone; to be thrown. */
  public ExitException usageOnly(Process p) throws IOException {
    p.err().print(Manual.help(p.name()));
    return new ExitException(status);
  }

  private static ExitException help(Process p) throws IOException {
    p.out().print(Manual.help(p.name()));
    return new ExitException(0);
  }

  private ExitException version(Process p) throws IOException {
    String[] known = version;
    if (known == null) {
      return notSimulated(p, "--version");
    }
    String software = known[0].equals(p.name()) ? "" : "(" + known[0] + ") ";
    p.out().println(p.name() + " " + software + Objects.requireNonNull(known[1]));
    return new ExitException(0);
  }
}
