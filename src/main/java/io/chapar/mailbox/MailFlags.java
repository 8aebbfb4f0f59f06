package io.chapar.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The flags of a message: the five of IMAP that are kept, and keywords. \Recent is not among them:
 * it belongs to a session.
 *
 * @param system a sum of the constants
 * @param keywords in the order in which the mailbox knows them
 */
public record MailFlags(int system, List<String> keywords) {
  public static final int ANSWERED = 1;
  public static final int FLAGGED = 2;
  public static final int DELETED = 4;
  public static final int SEEN = 8;
  public static final int DRAFT = 16;

  /** No flags. */
  public static final MailFlags NONE = new MailFlags(0, List.of());

  private static final String[] NAMES = {
    "\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft"
  };

  /** Makes the keywords immutable. */
  public MailFlags {
    keywords = List.copyOf(keywords);
  }

  /** The names of the system flags, in Dovecot's order. */
  public static List<String> names() {
    return List.of(NAMES);
  }

  /** The constant of a system flag's name in any case; 0 if there is none of that name. */
  public static int system(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].toUpperCase(Locale.ROOT).equals(upper)) {
        return 1 << i;
      }
    }
    return 0;
  }

  /** Whether a system flag is set. */
  public boolean has(int flag) {
    return (system & flag) != 0;
  }

  /** Whether a keyword is set, in any case. */
  public boolean has(String keyword) {
    return keywords.stream().anyMatch(k -> k.equalsIgnoreCase(keyword));
  }

  /** These and others. */
  public MailFlags plus(MailFlags more) {
    List<String> all = new ArrayList<>(keywords);
    for (String keyword : more.keywords) {
      if (!has(keyword)) {
        all.add(keyword);
      }
    }
    return new MailFlags(system | more.system, all);
  }

  /** These without others. */
  public MailFlags minus(MailFlags less) {
    List<String> rest = new ArrayList<>(keywords);
    rest.removeIf(less::has);
    return new MailFlags(system & ~less.system, rest);
  }

  /** As IMAP lists them, with \Recent where it belongs. */
  public String text(boolean recent) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      if ((system & 1 << i) != 0) {
        words.add(NAMES[i]);
      }
    }
    if (recent) {
      words.add("\\Recent");
    }
    words.addAll(keywords);
    return String.join(" ", words);
  }
}
