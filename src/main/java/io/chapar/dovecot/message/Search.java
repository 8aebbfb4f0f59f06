package io.chapar.dovecot.message;

import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    Reader reader = new Reader(args, false);
    return reader.query();
  }

  /** Reads the words of a doveadm query. */
  public static Query doveadm(List<String> words) throws BadSearchException {
    Reader reader = new Reader(group(words), true);
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

  private static final class Reader {
    private final List<Arg> args;
    private final boolean doveadm;
    private int at;
    private boolean modseq;
    private boolean mailbox;
    private int depth;
    private List<String> keywords = new ArrayList<>();

    Reader(List<Arg> args, boolean doveadm) {
      this.args = args;
      this.doveadm = doveadm;
    }

    Query query() throws BadSearchException {
      return new Query(all(), modseq, mailbox, keywords);
    }

    private Key all() throws BadSearchException {
      List<Key> keys = new ArrayList<>();
      boolean or = false;
      boolean named = false;
      List<Key> alternatives = new ArrayList<>();
      boolean everyBranchNamed = true;
      while (at < args.size()) {
        String word = doveadm ? args.get(at).string() : null;
        if (word != null && word.equalsIgnoreCase("or") && !keys.isEmpty()) {
          at++;
          alternatives.add(and(keys));
          everyBranchNamed &= mailbox;
          mailbox = false;
          keys = new ArrayList<>();
          or = true;
          continue;
        }
        keys.add(one());
      }
      if (or) {
        alternatives.add(and(keys));
        everyBranchNamed &= mailbox;
        mailbox = everyBranchNamed;
        return (m, s) -> {
          for (Key key : alternatives) {
            if (key.matches(m, s)) {
              return true;
            }
          }
          return false;
        };
      }
      mailbox |= named;
      return and(keys);
    }

    private static Key and(List<Key> keys) {
      List<Key> fixed = List.copyOf(keys);
      return (m, s) -> {
        for (Key key : fixed) {
          if (!key.matches(m, s)) {
            return false;
          }
        }
        return true;
      };
    }

    private String next(String key) throws BadSearchException {
      if (at >= args.size()) {
        throw new BadSearchException(
            "Missing parameter for search key (for search key: " + key + ")");
      }
      String text = args.get(at++).string();
      if (text == null) {
        throw new BadSearchException(
            "Invalid parameter for search key (for search key: " + key + ")");
      }
      return text;
    }

    private Key one() throws BadSearchException {
      if (at >= args.size()) {
        throw new BadSearchException("Missing search parameters");
      }
      Arg arg = args.get(at++);
      if (arg instanceof Arg.Group group) {
        if (++depth > 200) {
          throw new BadSearchException("Too much nesting in search parameters");
        }
        Reader inner = new Reader(group.items(), doveadm);
        inner.depth = depth;
        inner.keywords = keywords;
        if (group.items().isEmpty()) {
          throw new BadSearchException("Missing search parameters");
        }
        Key key = inner.all();
        depth--;
        modseq |= inner.modseq;
        mailbox |= inner.mailbox;
        return key;
      }
      String word = String.valueOf(arg.string());
      if (arg instanceof Arg.Atom && (startsSet(word) || word.equals("$"))) {
        String set = word;
        if (!set.equals("$") && !validSet(set)) {
          throw new BadSearchException("Invalid messageset");
        }
        return (m, s) ->
            set.equals("$")
                ? s.saved().contains(m.mail().uid())
                : inSet(set, m.sequence(), s.count());
      }
      return named(word.toUpperCase(Locale.ROOT));
    }

    private static boolean startsSet(String word) {
      return !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '*');
    }

    private static Key flag(int flag, boolean on) {
      return (m, s) -> m.mail().flags().has(flag) == on;
    }

    private Key named(String key) throws BadSearchException {
      if (++depth > 400) {
        throw new BadSearchException("Too much nesting in search parameters");
      }
      try {
        return key(key);
      } finally {
        depth--;
      }
    }

    private Key key(String key) throws BadSearchException {
      switch (key) {
        case "ALL" -> {
          return (m, s) -> true;
        }
        case "ANSWERED" -> {
          return flag(MailFlags.ANSWERED, true);
        }
        case "DELETED" -> {
          return flag(MailFlags.DELETED, true);
        }
        case "DRAFT" -> {
          return flag(MailFlags.DRAFT, true);
        }
        case "FLAGGED" -> {
          return flag(MailFlags.FLAGGED, true);
        }
        case "SEEN" -> {
          return flag(MailFlags.SEEN, true);
        }
        case "UNANSWERED" -> {
          return flag(MailFlags.ANSWERED, false);
        }
        case "UNDELETED" -> {
          return flag(MailFlags.DELETED, false);
        }
        case "UNDRAFT" -> {
          return flag(MailFlags.DRAFT, false);
        }
        case "UNFLAGGED" -> {
          return flag(MailFlags.FLAGGED, false);
        }
        case "UNSEEN" -> {
          return flag(MailFlags.SEEN, false);
        }
        case "RECENT" -> {
          return (m, s) -> m.recent();
        }
        case "OLD" -> {
          return (m, s) -> !m.recent();
        }
        case "NEW" -> {
          return (m, s) -> m.recent() && !m.mail().flags().has(MailFlags.SEEN);
        }
        case "KEYWORD", "UNKEYWORD" -> {
          String word = next(key);
          keywords.add(word);
          boolean on = key.equals("KEYWORD");
          return (m, s) -> m.mail().flags().has(word) == on;
        }
        case "NOT" -> {
          Key inner = one();
          return (m, s) -> !inner.matches(m, s);
        }
        case "OR" -> {
          Key a = one();
          Key b = one();
          return (m, s) -> a.matches(m, s) || b.matches(m, s);
        }
        case "FUZZY" -> {
          return one();
        }
        case "FROM", "TO", "CC", "BCC", "SUBJECT" -> {
          return header(key, next(key));
        }
        case "HEADER" -> {
          String name = next(key);
          return header(name, next(key));
        }
        case "BODY" -> {
          String text = next(key);
          return (m, s) -> inBody(m.part(), fold(text));
        }
        case "TEXT" -> {
          String text = next(key);
          return (m, s) -> inText(m.part(), fold(text));
        }
        case "LARGER", "SMALLER" -> {
          long size = size(next(key));
          boolean larger = key.equals("LARGER");
          return (m, s) -> larger ? m.part().wholeSize() > size : m.part().wholeSize() < size;
        }
        case "BEFORE",
            "ON",
            "SINCE",
            "SAVEDBEFORE",
            "SAVEDON",
            "SAVEDSINCE",
            "SENTBEFORE",
            "SENTON",
            "SENTSINCE" -> {
          return dated(key, next(key));
        }
        case "OLDER", "YOUNGER" -> {
          String text = next(key);
          if (!text.matches("[1-9]\\d{0,9}")) {
            throw new BadSearchException("Invalid search interval parameter");
          }
          long seconds = Long.parseLong(text);
          boolean older = key.equals("OLDER");
          return (m, s) -> {
            long limit = s.nanos() - seconds * 1_000_000_000L;
            return older ? m.mail().received() <= limit : m.mail().received() >= limit;
          };
        }
        case "UID" -> {
          String set = next(key);
          if (!set.equals("$") && !validSet(set)) {
            throw new BadSearchException("Invalid UID messageset");
          }
          return (m, s) ->
              set.equals("$")
                  ? s.saved().contains(m.mail().uid())
                  : inSet(set, m.mail().uid(), s.lastUid());
        }
        case "MODSEQ" -> {
          String text = next(key);
          if (text.startsWith("/")) {
            next(key);
            text = next(key);
          }
          if (!text.matches("\\d{1,18}")) {
            throw new BadSearchException("Invalid search MODSEQ parameter");
          }
          modseq = true;
          long least = Long.parseLong(text);
          return (m, s) -> m.box().modseq(m.mail()) >= least;
        }
        case "MIMEPART" -> {
          String part = next(key);
          throw new BadSearchException("Unknown MIMEPART key " + part.toUpperCase(Locale.ROOT));
        }
        case "X-GUID", "GUID" -> {
          String id = next(key);
          return (m, s) -> m.box().guid(m.mail()).equals(id);
        }
        default -> {
          if (doveadm) {
            return doveadmKey(key);
          }
          throw new BadSearchException("Unknown argument " + key);
        }
      }
    }

    private Key doveadmKey(String key) throws BadSearchException {
      switch (key) {
        case "MAILBOX" -> {
          String name = next(key);
          mailbox = true;
          return (m, s) ->
              name.indexOf('*') >= 0 || name.indexOf('%') >= 0
                  ? Patterns.matches(name, s.mailbox(), '/')
                      || Patterns.matches(name, s.mailbox(), '.')
                  : name.equalsIgnoreCase("INBOX")
                      ? s.mailbox().equalsIgnoreCase("INBOX")
                      : s.mailbox().equals(name);
        }
        case "MAILBOX-GUID" -> {
          String id = next(key);
          mailbox = true;
          return (m, s) -> s.guid().equals(id);
        }
        default -> throw new BadSearchException("Unknown argument " + key);
      }
    }

    private Key header(String name, String text) {
      String wanted = fold(text);
      boolean address = Set.of("FROM", "TO", "CC", "BCC").contains(name.toUpperCase(Locale.ROOT));
      return (m, s) -> {
        for (Part.Header header : m.part().headers()) {
          if (header.name().equalsIgnoreCase(name)
              && fold(Decode.words(header.value())).contains(wanted)) {
            return true;
          }
          if (address
              && header.name().equalsIgnoreCase(name)
              && fold(header.value()).contains(wanted)) {
            return true;
          }
        }
        return false;
      };
    }

    private long size(String text) throws BadSearchException {
      if (text.matches("\\d{1,18}")) {
        return Long.parseLong(text);
      }
      if (doveadm && text.matches("\\d{1,12}[kKmMgG][bB]?")) {
        int unit = "bkmg".indexOf(Character.toLowerCase(text.replaceAll("\\d", "").charAt(0)));
        return Long.parseLong(text.replaceAll("\\D.*", "")) << 10 * unit;
      }
      throw new BadSearchException("Invalid search size parameter");
    }

    private Key dated(String key, String text) throws BadSearchException {
      String how = key.replaceFirst("^(SAVED|SENT)", "");
      if (doveadm && !text.matches("\\d{1,2}-[A-Za-z]{3}-\\d{4}")) {
        Long[] instant = {null};
        Instant parsed = doveadmDate(text);
        if (parsed != null) {
          instant[0] = parsed.getEpochSecond() * 1_000_000_000L;
        }
        String interval = text;
        long back = interval(text);
        if (instant[0] == null && back < 0) {
          throw new BadSearchException("Invalid search date parameter: " + interval);
        }
        return (m, s) -> {
          long limit = instant[0] != null ? instant[0] : s.nanos() - back;
          OffsetDateTime sent =
              key.startsWith("SENT") ? Decode.date(m.part().header("Date")) : null;
          long at =
              key.startsWith("SAVED")
                  ? m.mail().saved()
                  : !key.startsWith("SENT")
                      ? m.mail().received()
                      : sent == null ? 0 : sent.toEpochSecond() * 1_000_000_000L;
          return switch (how) {
            case "BEFORE" -> at < limit;
            case "SINCE" -> at >= limit;
            default -> at >= limit && at < limit + 86_400_000_000_000L;
          };
        };
      }
      LocalDate day = day(text);
      return (m, s) -> {
        LocalDate at;
        if (key.startsWith("SENT")) {
          OffsetDateTime sent = Decode.date(m.part().header("Date"));
          at = sent == null ? LocalDate.EPOCH : sent.toLocalDate(); // a mail without is very old
        } else {
          long nanos = key.startsWith("SAVED") ? m.mail().saved() : m.mail().received();
          at =
              Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L))
                  .atOffset(ZoneOffset.UTC)
                  .toLocalDate();
        }
        return switch (how) {
          case "BEFORE" -> at.isBefore(day);
          case "ON" -> at.equals(day);
          default -> !at.isBefore(day);
        };
      };
    }

    private static @Nullable Instant doveadmDate(String text) {
      try {
        if (text.matches("\\d{9,11}")) {
          return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
          return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
      } catch (DateTimeException e) {
        return null;
      }
      return null;
    }

    /** The nanoseconds of an interval such as 2weeks; -1 if it is none. */
    private static long interval(String text) {
      String t = text.replace(" ", "");
      if (!t.matches("\\d{1,6}[a-z]+")) {
        return -1;
      }
      long n = Long.parseLong(t.replaceAll("\\D.*", ""));
      String unit = t.replaceAll("\\d", "");
      String[] units = {"secs", "mins", "hours", "days", "weeks"};
      long[] seconds = {1, 60, 3600, 86400, 604800};
      for (int i = 0; i < units.length; i++) {
        if (units[i].startsWith(unit) || (unit + "s").equals(units[i])) {
          return n * seconds[i] * 1_000_000_000L;
        }
      }
      return -1;
    }
  }

  private static LocalDate day(String text) throws BadSearchException {
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

  private static boolean inText(Part part, String wanted) {
    for (Part.Header header : part.headers()) {
      if (fold(header.name() + ": " + Decode.words(header.value())).contains(wanted)) {
        return true;
      }
    }
    return inBody(part, wanted);
  }

  private static boolean inBody(Part part, String wanted) {
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
