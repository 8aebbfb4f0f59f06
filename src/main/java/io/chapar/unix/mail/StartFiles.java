package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** /etc/mail.rc and ~/.mailrc: the commands of mail that are meant for a start-up file. */
final class StartFiles {
  private StartFiles() {}

  /** Reads the system's file, unless {@code own}, and the user's. */
  static void read(Process p, Settings settings, boolean own) throws IOException {
    if (!own) {
      source(p, settings, "/etc/mail.rc");
    }
    source(p, settings, p.env("MAILRC", p.env("HOME", "/") + "/.mailrc"));
  }

  /** Carries out the commands in a file; one that cannot be read is passed over. */
  static boolean source(Process p, Settings settings, String path) throws IOException {
    String text;
    try {
      text = p.files().text(p.path(path));
    } catch (DiskException e) {
      return false;
    }
    boolean active = true;
    for (String line : text.replace("\\\n", " ").split("\n", -1)) {
      String command = line.strip();
      if (command.isEmpty() || command.startsWith("#")) {
        continue;
      }
      List<String> words = words(command);
      if (words.get(0).equals("if")) {
        active = words.size() < 2 || !words.get(1).startsWith("r");
      } else if (words.get(0).equals("else")) {
        active = !active;
      } else if (words.get(0).equals("endif")) {
        active = true;
      } else if (active && !command(settings, words)) {
        p.out().println("Unknown command: \"" + words.get(0) + "\"");
      }
    }
    return true;
  }

  /** Carries out one command; false if it is none of those. */
  static boolean command(Settings settings, List<String> words) {
    List<String> args = words.subList(1, words.size());
    switch (words.get(0)) {
      case "set", "se" -> args.forEach(word -> set(settings, word));
      case "unset" -> args.forEach(settings::unset);
      case "alias", "a", "group", "g" -> {
        if (args.size() > 1) {
          settings.alias(args.get(0), args.subList(1, args.size()));
        }
      }
      case "ignore", "ig", "discard" -> args.forEach(settings::ignore);
      case "retain" -> args.forEach(settings::retain);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void set(Settings settings, String word) {
    int equals = word.indexOf('=');
    if (equals >= 0) {
      settings.set(word.substring(0, equals), word.substring(equals + 1));
    } else if (word.startsWith("no")) {
      settings.unset(word.substring(2));
    } else {
      settings.set(word, "");
    }
  }

  /** The words of a command line: quotes of both kinds and the backslash protect. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inside = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inside = true;
      } else if (c == ' ' || c == '\t') {
        if (inside || word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
        inside = false;
      } else {
        word.append(c);
      }
    }
    if (inside || word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }
}
