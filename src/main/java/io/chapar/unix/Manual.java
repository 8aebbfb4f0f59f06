package io.chapar.unix;

import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manual pages, our own words about each command and file: the resource {@code
 * man/NAME.SECTION}. What {@code man} shows and {@code --help} says comes from the same page.
 *
 * <p>The markup is light: a line in capitals is a heading, an indented line stays as it is, {@code
 * *word*} is bold and {@code _word_} underlined; other lines are paragraphs, filled to the width.
 * The section NAME holds one line, {@code name, name - what it is}.
 */
public final class Manual {
  private static final List<String> SECTIONS = List.of("1", "1p", "8", "8p", "3pm", "5", "7");

  private Manual() {}

  /** The text of a page in a section, or null. */
  public static @Nullable String page(String name, String section) {
    String text = name.isEmpty() || name.contains("/") ? null : resource(name + "." + section);
    return text != null && text.startsWith("@") ? resource(text.substring(1).strip()) : text;
  }

  /** A file of the manual; one that is only another name of a page says '@' and the page's file. */
  private static @Nullable String resource(String file) {
    try (InputStream in = Manual.class.getResourceAsStream("/man/" + file)) {
      return in == null ? null : Utf8.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The section in which a name is found first, or null. */
  public static @Nullable String section(String name) {
    return SECTIONS.stream().filter(s -> page(name, s) != null).findFirst().orElse(null);
  }

  /** A page as whatis lists it. */
  public record Entry(String name, String section, String summary) {}

  /** All pages, by the names in their NAME lines; the list of them is the resource man/INDEX. */
  public static List<Entry> index() {
    List<Entry> entries = new java.util.ArrayList<>();
    String list = resource("INDEX");
    for (String file : list == null ? new String[0] : list.split("\\s+")) {
      int dot = file.lastIndexOf('.');
      String text = resource(file);
      int start = text == null ? -1 : text.indexOf("NAME\n");
      if (text == null || start < 0) {
        continue;
      }
      String line = text.substring(start + 5).lines().findFirst().orElse("").strip();
      int dash = line.indexOf(" - ");
      if (dash > 0) {
        for (String name : line.substring(0, dash).split(",\\s*")) {
          entries.add(new Entry(name.strip(), file.substring(dot + 1), line.substring(dash + 3)));
        }
      }
    }
    entries.sort(java.util.Comparator.comparing(Entry::name).thenComparing(Entry::section));
    return entries;
  }

  /** What --help says: how a command is called, and its options. */
  public static String help(String name) {
    String section = section(name);
    String page = section == null ? null : page(name, section);
    if (page == null) {
      return "Usage: " + name + "\nThere is no manual page for " + name + " here.\n";
    }
    StringBuilder out = new StringBuilder();
    String heading = "";
    for (String line : page.split("\n", -1)) {
      if (isHeading(line)) {
        heading = line;
        if (heading.equals("OPTIONS")) {
          out.append("\nOptions:\n");
        }
      } else if (heading.equals("SYNOPSIS") && !line.isBlank()) {
        out.append(out.isEmpty() ? "Usage: " : "  or:  ").append(plain(line.strip())).append('\n');
      } else if (heading.equals("OPTIONS") && !line.isBlank()) {
        out.append(plain(line)).append('\n');
      }
    }
    return out.toString();
  }

  /** Whether a line of a page is a heading. */
  public static boolean isHeading(String line) {
    return !line.isEmpty()
        && Character.isUpperCase(line.charAt(0))
        && line.chars().allMatch(c -> Character.isUpperCase(c) || " -/,".indexOf(c) >= 0);
  }

  /** A line without its markup. */
  public static String plain(String line) {
    return line.replaceAll("\\*([^* ][^*]*)\\*", "$1").replaceAll("(?<![\\w.])_([^_ ]+)_", "$1");
  }
}
