package io.chapar.unix.mail;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The lists of messages behind the commands of mail(1): {@code 1 3-5 $ alice /text :n}. */
final class MessageList {
  private MessageList() {}

  /**
   * The numbers that {@code words} mean, counted from 1.
   *
   * @param deleted whether the command is for deleted messages
   * @return null if something was wrong, which has been said
   */
  static @Nullable List<Integer> parse(
      Process p, List<Letter> all, int dot, List<String> words, boolean deleted)
      throws IOException {
    TreeSet<Integer> found = new TreeSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("*")) {
        for (int n = 1; n <= all.size(); n++) {
          if (all.get(n - 1).deleted == deleted) {
            found.add(n);
          }
        }
        if (found.isEmpty()) {
          return none(p, "");
        }
      } else if (word.matches("([\\d.^$]+)(-([\\d.^$]*))?") || word.matches("[-+]")) {
        if (!range(p, all, dot, word, deleted, found)) {
          return null;
        }
      } else if (word.startsWith(":")) {
        if (word.length() != 2 || "nourd".indexOf(word.charAt(1)) < 0) {
          p.out().println("Unknown colon modifier \"" + word + "\"");
          return null;
        }
        add(all, found, deleted || word.equals(":d"), l -> colon(l, word.charAt(1)));
      } else if (word.startsWith("/")) {
        String text = word.substring(1).toLowerCase(Locale.ROOT);
        int before = found.size();
        add(
            all,
            found,
            deleted,
            l -> {
              String subject = l.field("subject");
              return subject != null && subject.toLowerCase(Locale.ROOT).contains(text);
            });
        if (found.size() == before) {
          return none(p, word);
        }
      } else {
        int before = found.size();
        add(all, found, deleted, l -> from(l, word));
        if (found.size() == before) {
          return none(p, word);
        }
      }
    }
    return found.isEmpty() ? none(p, "") : new ArrayList<>(found);
  }

  private static @Nullable List<Integer> none(Process p, String word) throws IOException {
    p.out().println("No applicable messages" + (word.isEmpty() ? "" : " from {" + word + "}"));
    return null;
  }

  private static boolean from(Letter letter, String name) {
    String sender = letter.sender().toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    return sender.equals(wanted) || sender.startsWith(wanted + "@");
  }

  private static boolean colon(Letter letter, char modifier) {
    return switch (modifier) {
      case 'n' -> letter.fresh && !letter.read;
      case 'o' -> !letter.fresh;
      case 'u' -> !letter.read;
      case 'r' -> letter.read;
      default -> letter.deleted;
    };
  }

  private static void add(
      List<Letter> all,
      TreeSet<Integer> found,
      boolean deleted,
      java.util.function.Predicate<Letter> wanted) {
    for (int n = 1; n <= all.size(); n++) {
      Letter letter = all.get(n - 1);
      if (letter.deleted == deleted && wanted.test(letter)) {
        found.add(n);
      }
    }
  }

  private static boolean range(
      Process p, List<Letter> all, int dot, String word, boolean deleted, TreeSet<Integer> found)
      throws IOException {
    if (word.equals("+") || word.equals("-")) {
      int step = word.equals("+") ? 1 : -1;
      int n = dot + step;
      while (n >= 1 && n <= all.size() && all.get(n - 1).deleted != deleted) {
        n += step;
      }
      if (n < 1 || n > all.size()) {
        p.out().println(step > 0 ? "Referencing beyond EOF" : "Referencing before 1");
        return false;
      }
      found.add(n);
      return true;
    }
    int dash = word.indexOf('-');
    int low = number(all, dot, dash < 0 ? word : word.substring(0, dash));
    int high = dash < 0 ? low : number(all, dot, word.substring(dash + 1));
    for (int n : new int[] {low, high}) {
      boolean there = n >= 1 && n <= all.size();
      if (!there || dash < 0 && !deleted && all.get(n - 1).deleted) {
        p.out().println(n + ": " + (there ? "Inappropriate message" : "Invalid message number"));
        return false;
      }
    }
    for (int n = low; n <= high; n++) {
      if (deleted || !all.get(n - 1).deleted) {
        found.add(n);
      }
    }
    return true;
  }

  private static int number(List<Letter> all, int dot, String text) {
    return switch (text) {
      case "." -> dot;
      case "^" -> 1;
      case "$", "" -> all.size();
      default -> text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    };
  }
}
