package io.chapar.unix.grep;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Options;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grep was told about searching and printing. */
record Settings(
    boolean recursive,
    boolean followLinks,
    String directories,
    boolean invert,
    long max,
    int before,
    int after,
    boolean context,
    boolean names,
    boolean numbers,
    boolean offsets,
    boolean only,
    boolean quiet,
    boolean noMessages,
    boolean count,
    String list,
    boolean nullAfterName,
    boolean initialTab,
    boolean color,
    boolean text,
    boolean withoutBinary,
    @Nullable String separator,
    String label,
    char end,
    boolean lineBuffered,
    List<String> include,
    List<String> exclude,
    List<String> excludeDirectories,
    boolean skipDevices) {

  static Settings of(Process p, Options.Parsed o, List<String> files) throws IOException {
    int context = context(p, o.value("C"), 0);
    String directories = o.value("d", o.has("r") || o.has("R") ? "recurse" : "read");
    if (!List.of("read", "recurse", "skip").contains(directories)) {
      throw new ExitException(Say.error(p, 2, "unknown directories method"));
    }
    String binary =
        o.value("binary-files", o.has("a") ? "text" : o.has("I") ? "without-match" : "binary");
    if (!List.of("binary", "text", "without-match").contains(binary)) {
      throw new ExitException(Say.error(p, 2, "unknown binary-files type"));
    }
    String devices = o.value("D", "read");
    if (!devices.equals("read") && !devices.equals("skip")) {
      throw new ExitException(Say.error(p, 2, "unknown devices method"));
    }
    String max = o.value("m");
    if (max != null && !max.matches("-?\\d+")) {
      throw new ExitException(Say.error(p, 2, "invalid max count"));
    }
    String color = o.has("color") ? o.value("color", "auto") : "never";
    boolean recursive = directories.equals("recurse");
    boolean several =
        files.size() > 1 || recursive && (files.size() != 1 || isDirectory(p, files.get(0)));
    String names = o.last("H", "h");
    return new Settings(
        recursive,
        o.has("R"),
        directories,
        o.has("v"),
        max == null || max.startsWith("-")
            ? Long.MAX_VALUE
            : max.length() > 18 ? Long.MAX_VALUE : Long.parseLong(max),
        context(p, o.value("B"), context),
        context(p, o.value("A"), context),
        o.has("A") || o.has("B") || o.has("C"),
        names.isEmpty() ? several : names.equals("H"),
        o.has("n"),
        o.has("b"),
        o.has("o"),
        o.has("q"),
        o.has("s"),
        o.has("c"),
        o.last("l", "L"),
        o.has("Z"),
        o.has("T"),
        color.equals("always")
            || color.equals("yes")
            || color.equals("force")
            || !color.equals("never") && p.terminal(1) && !p.env("TERM", "dumb").equals("dumb"),
        binary.equals("text"),
        binary.equals("without-match"),
        o.last("group-separator", "no-group-separator").equals("no-group-separator")
            ? null
            : o.value("group-separator", "--"),
        o.value("label", "(standard input)"),
        o.has("z") ? '\0' : '\n',
        o.has("line-buffered"),
        o.values("include"),
        o.values("exclude"),
        o.values("exclude-dir"),
        devices.equals("skip"));
  }

  private static boolean isDirectory(Process p, String name) {
    return p.files().isDirectory(p.path(name));
  }

  private static int context(Process p, @Nullable String value, int otherwise) throws IOException {
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d+")) {
      throw new ExitException(Say.error(p, 2, value + ": invalid context length argument"));
    }
    return value.length() > 6 ? 1_000_000 : Integer.parseInt(value);
  }

  /** Whether names of files, counts or nothing is printed instead of lines. */
  boolean silent() {
    return quiet || count || !list.isEmpty();
  }
}
