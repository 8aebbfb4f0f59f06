package io.chapar.postfix.table;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a parameter such as mydestination or mynetworks: names, networks, {@code
 * /file/names}, {@code type:table}s, and {@code !} before each of them. The first that matches
 * decides.
 */
public final class MatchList {
  private static final int DEEPEST = 20;

  /** What its patterns are compared with. */
  public enum Kind {
    /** A text as a whole. */
    STRING,
    /** A domain, perhaps with its parents. */
    DOMAIN,
    /** The name and the address of a host. */
    HOST
  }

  /**
   * What came out.
   *
   * @param matched whether it matched
   * @param pattern the pattern that decided, as it stands in the list; empty where none did
   * @param error why that is not known, in Postfix's words; empty where it is
   */
  public record Verdict(boolean matched, String pattern, String error) {
    /** Whether it is not known. */
    public boolean failed() {
      return !error.isEmpty();
    }
  }

  private record Pattern(String text, boolean positive, @Nullable Table table) {}

  private final Tables tables;
  private final String title;
  private final Kind kind;
  private final boolean parents;
  private final List<Pattern> patterns = new ArrayList<>();

  private MatchList(Tables tables, String title, Kind kind) {
    this.tables = tables;
    this.title = title;
    this.kind = kind;
    this.parents =
        kind != Kind.STRING
            && !title.equals("parent_domain_matches_subdomains")
            && tables.config().list("parent_domain_matches_subdomains").contains(title);
  }

  static MatchList parse(Tables tables, String title, String patterns, Kind kind) {
    MatchList list = new MatchList(tables, title, kind);
    list.add(patterns, true, 0);
    return list;
  }

  private void add(String text, boolean positive, int depth) {
    for (String word : Ascii.bracedWords(text, Ascii.COMMA_SPACE)) {
      if (word.startsWith("#")) {
        String rest = text.substring(text.indexOf(word) + word.length()).stripLeading();
        tables
            .log()
            .warning(title + ": comment at end of line is not supported: " + word + " " + rest);
        return;
      }
      boolean match = positive;
      String item = word;
      while (item.startsWith("!")) {
        match = !match;
        item = item.substring(1);
      }
      if (item.isEmpty()) {
        throw new PostfixFatal(title + ": no pattern after '!'");
      }
      if (item.startsWith("/")) {
        addFile(item, match, depth);
      } else if (isTable(item)) {
        patterns.add(new Pattern(item, match, tables.open(item, Options.USUAL.withoutFolding())));
      } else {
        patterns.add(new Pattern(item.toLowerCase(Locale.ROOT), match, null));
      }
    }
  }

  private void addFile(String path, boolean match, int depth) {
    String text;
    try {
      text = Utf8.decode(tables.host().read(path));
    } catch (IOException e) {
      String reason = "open file " + path + ": " + e.getMessage();
      if (!tables.daemon()) {
        throw new PostfixFatal(reason);
      }
      tables.log().error(reason);
      Table broken = new UnavailableTable("non-existent", path, reason, tables.log());
      patterns.add(new Pattern(path, match, broken));
      return;
    }
    if (depth > DEEPEST) {
      throw new PostfixFatal(title + ": too many nested files: " + path);
    }
    for (String line : text.split("\n", -1)) {
      if (!line.startsWith("#")) {
        add(line, match, depth + 1);
      }
    }
  }

  private static boolean isTable(String item) {
    return !item.startsWith("[") && item.indexOf(':') >= 0;
  }

  /** Whether there are no patterns. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether a text or a domain matches. */
  public Verdict match(String subject) {
    return match(List.of(subject));
  }

  /** Whether a client matches by its name or its address. */
  public Verdict match(String name, String address) {
    return match(List.of(name, address));
  }

  private Verdict match(List<String> subjects) {
    for (Pattern pattern : patterns) {
      for (int i = 0; i < subjects.size(); i++) {
        String subject = subjects.get(i).toLowerCase(Locale.ROOT);
        try {
          boolean hit =
              kind == Kind.STRING
                  ? text(pattern, subject)
                  : kind == Kind.HOST && i == 1
                      ? address(pattern, subject)
                      : domain(pattern, subject);
          if (hit) {
            return new Verdict(pattern.positive(), shown(pattern), "");
          }
        } catch (Failed e) {
          String why = title + ": " + e.getMessage();
          tables.log().warning(why);
          return new Verdict(false, shown(pattern), why);
        }
      }
    }
    return new Verdict(false, "", "");
  }

  private static String shown(Pattern pattern) {
    return (pattern.positive() ? "" : "!") + pattern.text();
  }

  private static boolean text(Pattern pattern, String subject) throws Failed {
    Table table = pattern.table();
    return table == null ? subject.equals(pattern.text()) : ask(table, subject);
  }

  private boolean domain(Pattern pattern, String subject) throws Failed {
    Table table = pattern.table();
    if (table != null) {
      String name = subject;
      while (true) {
        if ((name.equals(subject) || table.fixed()) && !name.isEmpty() && ask(table, name)) {
          return true;
        }
        int dot = name.indexOf('.', 1);
        if (dot < 0) {
          return false;
        }
        name = name.substring(parents ? dot + 1 : dot);
      }
    }
    String text = pattern.text();
    if (subject.equals(text)) {
      return true;
    }
    if (parents) {
      return subject.endsWith("." + text);
    }
    return text.startsWith(".") && subject.length() > text.length() && subject.endsWith(text);
  }

  private static boolean address(Pattern pattern, String subject) throws Failed {
    if (!only(subject, "0123456789.abcdefABCDEF:")) {
      return false;
    }
    Table table = pattern.table();
    if (table != null) {
      return ask(table, subject);
    }
    String text = pattern.text();
    if (text.equals(subject) || text.equals("[" + subject + "]")) {
      return true;
    }
    boolean sameFamily = (subject.indexOf(':') >= 0) == (text.indexOf(':') >= 0);
    boolean network = text.indexOf(':') >= 0 || text.indexOf('/') >= 0;
    if (!sameFamily || !network || !only(text, "0123456789.abcdefABCDEF:[]/")) {
      return false;
    }
    Network.Parsed parsed = Network.parse(text);
    if (parsed.network() == null) {
      throw new Failed(parsed.complaint());
    }
    byte[] bytes = IpBytes.parse(subject);
    return bytes != null && parsed.network().sameFamily(bytes) && parsed.network().contains(bytes);
  }

  private static boolean only(String text, String characters) {
    return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
  }

  private static boolean ask(Table table, String key) throws Failed {
    Lookup lookup = table.lookup(key);
    if (lookup.failed()) {
      throw new Failed(table.spec() + ": table lookup problem");
    }
    return lookup.found();
  }

  /** Not known. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why, null, false, false);
    }
  }
}
