package io.chapar.dovecot.message;

import io.chapar.mailbox.MailboxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Search criteria, in IMAP's words (RFC 3501 and its extensions): read from arguments, asked of
 * messages. doveadm's queries are the same with a few keys more.
 */
public final class Search {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Search() {}

  /** What is wrong with criteria, in Dovecot's words. */
  public static final class BadSearchException extends Exception {
    private static final long serialVersionUID = 1;

    BadSearchException(String message) {
      super(message);
    }

    /** The text; never null. */
    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * What a search is asked in.
   *
   * @param count the number of messages of the session
   * @param lastUid the highest UID
   * @param saved the UIDs of the last SEARCH RETURN (SAVE)
   * @param nanos the time now
   * @param mailbox the name of the mailbox
   * @param guid its id
   */
  public record Scope(
      int count, long lastUid, Set<Long> saved, long nanos, String mailbox, String guid) {}

  /** One criterion. */
  @FunctionalInterface
  public interface Key {
    /** Whether a message meets it. */
    boolean matches(Found mail, Scope scope) throws MailboxException;
  }

  /** Criteria that were read. */
  public record Query(Key key, boolean modseq, boolean namesMailbox, List<String> keywords) {}

  /** Reads IMAP criteria: all must be met. */
  public static Query imap(List<Arg> args) throws BadSearchException {
    SearchReader reader = new SearchReader(args, false);
    return reader.query();
  }

  /** Reads the words of a doveadm query. */
  public static Query doveadm(List<String> words) throws BadSearchException {
    SearchReader reader = new SearchReader(group(words), true);
    return reader.query();
  }

  private static List<Arg> group(List<String> words) throws BadSearchException {
    List<List<Arg>> stack = new ArrayList<>();
    stack.add(new ArrayList<>());
    for (String word : words) {
      String rest = word;
      while (rest.startsWith("(")) {
        stack.add(new ArrayList<>());
        rest = rest.substring(1);
      }
      int closes = 0;
      while (rest.endsWith(")")) {
        closes++;
        rest = rest.substring(0, rest.length() - 1);
      }
      if (!rest.isEmpty() || closes == 0 && !word.startsWith("(")) {
        stack.get(stack.size() - 1).add(new Arg.Atom(rest));
      }
      for (int i = 0; i < closes; i++) {
        if (stack.size() < 2) {
          throw new BadSearchException("Unexpected ')'");
        }
        List<Arg> done = stack.remove(stack.size() - 1);
        stack.get(stack.size() - 1).add(new Arg.Group(done));
      }
    }
    if (stack.size() > 1) {
      throw new BadSearchException("Missing ')'");
    }
    return stack.get(0);
  }

  static LocalDate day(String text) throws BadSearchException {
    String[] f = text.strip().split("-", -1);
    int month = f.length == 3 ? MONTHS.indexOf(f[1].toLowerCase(Locale.ROOT)) + 1 : 0;
    if (month > 0 && f[0].matches("\\d{1,2}") && f[2].matches("\\d{4}")) {
      try {
        return LocalDate.of(Integer.parseInt(f[2]), month, Integer.parseInt(f[0]));
      } catch (DateTimeException e) {
        // falls through
      }
    }
    throw new BadSearchException("Invalid search date parameter");
  }

  static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  static boolean inText(Part part, String wanted) {
    for (Part.Header header : part.headers()) {
      if (fold(header.name() + ": " + Decode.words(header.value())).contains(wanted)) {
        return true;
      }
    }
    return inBody(part, wanted);
  }

  static boolean inBody(Part part, String wanted) {
    if (part.type().equals("text")) {
      return fold(Decode.text(part)).contains(wanted);
    }
    for (Part child : part.children()) {
      boolean found = part.type().equals("message") ? inText(child, wanted) : inBody(child, wanted);
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text is a set of numbers such as {@code 1:3,7,9:*}. */
  public static boolean validSet(String set) {
    if (set.isEmpty() || set.length() > 60_000) {
      return false;
    }
    for (String range : set.split(",", -1)) {
      String[] ends = range.split(":", -1);
      if (ends.length > 2) {
        return false;
      }
      for (String end : ends) {
        if (!end.equals("*")
            && !(end.matches("[1-9]\\d{0,9}") && Long.parseLong(end) <= 0xffffffffL)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a number is in a valid set; {@code last} is what '*' means. */
  public static boolean inSet(String set, long number, long last) {
    for (String range : set.split(",", -1)) {
      String[] ends = range.split(":", -1);
      long a = ends[0].equals("*") ? last : Long.parseLong(ends[0]);
      long b = ends.length == 1 ? a : ends[1].equals("*") ? last : Long.parseLong(ends[1]);
      if (number >= Math.min(a, b) && number <= Math.max(a, b)) {
        return true;
      }
    }
    return false;
  }

  /** The largest number that a valid set names; '*' counts as {@code last}. */
  public static long largest(String set, long last) {
    long most = 0;
    for (String end : set.split("[,:]", -1)) {
      most = Math.max(most, end.equals("*") ? last : Long.parseLong(end));
    }
    return most;
  }

  /** Numbers as the shortest set. */
  public static String set(Iterable<Long> numbers) {
    TreeSet<Long> sorted = new TreeSet<>();
    numbers.forEach(sorted::add);
    StringBuilder out = new StringBuilder();
    long from = -1;
    long to = -2;
    for (long n : sorted) {
      if (n == to + 1) {
        to = n;
        continue;
      }
      range(out, from, to);
      from = n;
      to = n;
    }
    range(out, from, to);
    return out.toString();
  }

  private static void range(StringBuilder out, long from, long to) {
    if (from < 0) {
      return;
    }
    out.append(out.isEmpty() ? "" : ",").append(from);
    if (to > from) {
      out.append(':').append(to);
    }
  }
}
