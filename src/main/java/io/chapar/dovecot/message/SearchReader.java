package io.chapar.dovecot.message;

import io.chapar.mailbox.MailFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads criteria: those of IMAP and those of doveadm differ in words and in dates. */
final class SearchReader {
  private final List<Arg> args;
  private final boolean doveadm;
  private int at;
  private boolean modseq;
  private boolean mailbox;
  private int depth;
  private List<String> keywords = new ArrayList<>();

  SearchReader(List<Arg> args, boolean doveadm) {
    this.args = args;
    this.doveadm = doveadm;
  }

  Search.Query query() throws Search.BadSearchException {
    return new Search.Query(all(), modseq, mailbox, keywords);
  }

  private Search.Key all() throws Search.BadSearchException {
    List<Search.Key> keys = new ArrayList<>();
    boolean or = false;
    boolean named = false;
    List<Search.Key> alternatives = new ArrayList<>();
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
        for (Search.Key key : alternatives) {
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

  private static Search.Key and(List<Search.Key> keys) {
    List<Search.Key> fixed = List.copyOf(keys);
    return (m, s) -> {
      for (Search.Key key : fixed) {
        if (!key.matches(m, s)) {
          return false;
        }
      }
      return true;
    };
  }

  private String next(String key) throws Search.BadSearchException {
    if (at >= args.size()) {
      throw new Search.BadSearchException(
          "Missing parameter for search key (for search key: " + key + ")");
    }
    String text = args.get(at++).string();
    if (text == null) {
      throw new Search.BadSearchException(
          "Invalid parameter for search key (for search key: " + key + ")");
    }
    return text;
  }

  private Search.Key one() throws Search.BadSearchException {
    if (at >= args.size()) {
      throw new Search.BadSearchException("Missing search parameters");
    }
    Arg arg = args.get(at++);
    if (arg instanceof Arg.Group group) {
      if (++depth > 200) {
        throw new Search.BadSearchException("Too much nesting in search parameters");
      }
      SearchReader inner = new SearchReader(group.items(), doveadm);
      inner.depth = depth;
      inner.keywords = keywords;
      if (group.items().isEmpty()) {
        throw new Search.BadSearchException("Missing search parameters");
      }
      Search.Key key = inner.all();
      depth--;
      modseq |= inner.modseq;
      mailbox |= inner.mailbox;
      return key;
    }
    String word = String.valueOf(arg.string());
    if (arg instanceof Arg.Atom && (startsSet(word) || word.equals("$"))) {
      String set = word;
      if (!set.equals("$") && !Search.validSet(set)) {
        throw new Search.BadSearchException("Invalid messageset");
      }
      return (m, s) ->
          set.equals("$")
              ? s.saved().contains(m.mail().uid())
              : Search.inSet(set, m.sequence(), s.count());
    }
    return named(word.toUpperCase(Locale.ROOT));
  }

  private static boolean startsSet(String word) {
    return !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '*');
  }

  private static Search.Key flag(int flag, boolean on) {
    return (m, s) -> m.mail().flags().has(flag) == on;
  }

  private Search.Key named(String key) throws Search.BadSearchException {
    if (++depth > 400) {
      throw new Search.BadSearchException("Too much nesting in search parameters");
    }
    try {
      return key(key);
    } finally {
      depth--;
    }
  }

  private Search.Key key(String key) throws Search.BadSearchException {
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
        Search.Key inner = one();
        return (m, s) -> !inner.matches(m, s);
      }
      case "OR" -> {
        Search.Key a = one();
        Search.Key b = one();
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
        return (m, s) -> Search.inBody(m.part(), Search.fold(text));
      }
      case "TEXT" -> {
        String text = next(key);
        return (m, s) -> Search.inText(m.part(), Search.fold(text));
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
        return SearchDates.dated(key, next(key), doveadm);
      }
      case "OLDER", "YOUNGER" -> {
        String text = next(key);
        if (!text.matches("[1-9]\\d{0,9}")) {
          throw new Search.BadSearchException("Invalid search interval parameter");
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
        if (!set.equals("$") && !Search.validSet(set)) {
          throw new Search.BadSearchException("Invalid UID messageset");
        }
        return (m, s) ->
            set.equals("$")
                ? s.saved().contains(m.mail().uid())
                : Search.inSet(set, m.mail().uid(), s.lastUid());
      }
      case "MODSEQ" -> {
        String text = next(key);
        if (text.startsWith("/")) {
          next(key);
          text = next(key);
        }
        if (!text.matches("\\d{1,18}")) {
          throw new Search.BadSearchException("Invalid search MODSEQ parameter");
        }
        modseq = true;
        long least = Long.parseLong(text);
        return (m, s) -> m.box().modseq(m.mail()) >= least;
      }
      case "MIMEPART" -> {
        String part = next(key);
        throw new Search.BadSearchException(
            "Unknown MIMEPART key " + part.toUpperCase(Locale.ROOT));
      }
      case "X-GUID", "GUID" -> {
        String id = next(key);
        return (m, s) -> m.box().guid(m.mail()).equals(id);
      }
      default -> {
        if (doveadm) {
          return doveadmKey(key);
        }
        throw new Search.BadSearchException("Unknown argument " + key);
      }
    }
  }

  private Search.Key doveadmKey(String key) throws Search.BadSearchException {
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
      default -> throw new Search.BadSearchException("Unknown argument " + key);
    }
  }

  private Search.Key header(String name, String text) {
    String wanted = Search.fold(text);
    boolean address = Set.of("FROM", "TO", "CC", "BCC").contains(name.toUpperCase(Locale.ROOT));
    return (m, s) -> {
      for (Part.Header header : m.part().headers()) {
        if (header.name().equalsIgnoreCase(name)
            && Search.fold(Decode.words(header.value())).contains(wanted)) {
          return true;
        }
        if (address
            && header.name().equalsIgnoreCase(name)
            && Search.fold(header.value()).contains(wanted)) {
          return true;
        }
      }
      return false;
    };
  }

  private long size(String text) throws Search.BadSearchException {
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    if (doveadm && text.matches("\\d{1,12}[kKmMgG][bB]?")) {
      int unit = "bkmg".indexOf(Character.toLowerCase(text.replaceAll("\\d", "").charAt(0)));
      return Long.parseLong(text.replaceAll("\\D.*", "")) << 10 * unit;
    }
    throw new Search.BadSearchException("Invalid search size parameter");
  }
}
