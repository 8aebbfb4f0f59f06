package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service as the master daemon takes it from master.cf when it starts or reloads: field by
 * field, with its own complaints and defaults. Host names, ports and addresses are the business of
 * whoever opens the sockets.
 *
 * @param name the first field
 * @param type inet, unix, unix-dgram, fifo or pass
 * @param isPrivate whether its socket belongs in the directory private
 * @param unprivileged whether its processes give up root
 * @param chroot whether they are confined to the queue directory
 * @param wakeup seconds between wake-ups; 0 for none
 * @param wakeIfUsed whether it is only woken once it has been used ({@code ?})
 * @param processLimit how many processes at most; 0 for no limit
 * @param command the program in daemon_directory
 * @param arguments what stands behind it, braces taken off
 * @param line where the entry begins
 * @param entry the same service in postconf's form, for its overrides
 */
public record MasterService(
    String name,
    String type,
    boolean isPrivate,
    boolean unprivileged,
    boolean chroot,
    int wakeup,
    boolean wakeIfUsed,
    int processLimit,
    String command,
    List<String> arguments,
    int line,
    @Nullable MasterEntry entry) {

  /** All services of a master.cf; the first that makes no sense ends in {@link PostfixFatal}. */
  public static List<MasterService> parse(
      Source source, PostfixConfig config, List<String> warnings) {
    List<MasterService> services = new ArrayList<>();
    for (LogicalLines.Line line : LogicalLines.of(source, warnings)) {
      services.add(new Reader(source.name() + ": line " + line.first(), line, config).read());
    }
    return services;
  }

  /** The name of its program. */
  public String program() {
    return command.substring(command.lastIndexOf('/') + 1);
  }

  /** {@code name/type}. */
  public String id() {
    return name + "/" + type;
  }

  /** Takes one logical line apart. */
  private static final class Reader {
    private final String context;
    private final LogicalLines.Line line;
    private final PostfixConfig config;
    private final String text;
    private int at;

    Reader(String context, LogicalLines.Line line, PostfixConfig config) {
      this.context = context;
      this.line = line;
      this.config = config;
      this.text = line.text();
    }

    MasterService read() {
      String name = word();
      String type = field("transport type", null);
      if (!List.of("inet", "unix", "unix-dgram", "fifo", "pass").contains(type)) {
        throw fatal("bad transport type: " + type);
      }
      boolean isPrivate = yes("private", "y");
      if (type.equals("inet") && isPrivate) {
        throw fatal("inet service cannot be private");
      }
      boolean unprivileged = yes("unprivileged", "y");
      CompatibilityLevel level = CompatibilityLevel.parse(config.get("compatibility_level"));
      boolean old = level != null && level.compareTo(new CompatibilityLevel(1, 0, 0)) < 0;
      boolean chroot = yes("chroot", old ? "y" : "n");
      int wakeup = number("wakeup_time", "0");
      boolean ifUsed = wakeup > 0 && text.substring(0, at).strip().endsWith("?");
      int limit = number("max_proc", Integer.toString(config.integer("default_process_limit")));
      String command = field("command", null);
      List<String> arguments = new ArrayList<>();
      for (String argument : Ascii.bracedWords(text.substring(at), Ascii.BLANKS)) {
        if (!argument.startsWith("{")) {
          arguments.add(argument);
          continue;
        }
        Braced braced = Braced.of(argument, true);
        if (!braced.complaint().isEmpty()) {
          throw fatal(braced.complaint());
        }
        arguments.add(braced.text());
      }
      return new MasterService(
          name,
          type,
          isPrivate,
          unprivileged,
          chroot,
          wakeup,
          ifUsed,
          limit,
          command,
          List.copyOf(arguments),
          line.first(),
          MasterEntry.parse(text, line.first(), new ArrayList<>()));
    }

    private String word() {
      while (at < text.length() && Ascii.BLANKS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int start = at;
      while (at < text.length() && Ascii.BLANKS.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private String field(String name, @Nullable String fallback) {
      String value = word();
      if (value.isEmpty()) {
        throw fatal("missing \"" + name + "\" field");
      }
      if (!value.equals("-")) {
        return value;
      }
      if (fallback == null) {
        throw fatal("field \"" + name + "\" has no default value");
      }
      return fallback;
    }

    private boolean yes(String name, String fallback) {
      String value = field(name, fallback);
      if (!value.equals("y") && !value.equals("n")) {
        throw fatal("field \"" + name + "\": bad value: \"" + value + '"');
      }
      return value.equals("y");
    }

    private int number(String name, String fallback) {
      String value = field(name, fallback);
      CNumber number = CNumber.parse(value);
      if (!Ascii.isDigit(value.charAt(0)) || number.value() > Integer.MAX_VALUE) {
        throw fatal("field \"" + name + "\": bad value: \"" + value + '"');
      }
      return (int) number.value();
    }

    private PostfixFatal fatal(String message) {
      return new PostfixFatal(context + ": " + message);
    }
  }
}
