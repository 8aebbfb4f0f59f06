package io.chapar.dovecot.store;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.dovecot.message.Patterns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a mailbox (RFC 4314), as the plugin acl keeps it: a file dovecot-acl beside
 * the mails, one identifier with its rights a line, and a global file for all mailboxes.
 */
public final class Acl {
  /** All rights as IMAP names them, in the order in which it does. */
  public static final String ALL = "lrwstipekxa";

  private static final List<String> NAMES =
      List.of(
          "lookup",
          "read",
          "write",
          "write-seen",
          "write-deleted",
          "insert",
          "post",
          "expunge",
          "create",
          "delete",
          "admin");

  /** What an identifier has; or, negative, has not. */
  public record Entry(String id, boolean negative, String letters) {
    /** As the file and doveadm have it. */
    public String text() {
      return (negative ? "-" : "") + id;
    }
  }

  private final MailUser user;
  private final @Nullable String owner;
  private final boolean own;
  private final String file;
  private final List<Entry> entries;
  private final List<Entry> global;

  private Acl(MailUser user, Namespace ns, String inner) {
    this.user = user;
    this.owner = ns.owner();
    this.own = user.user().equals(owner);
    boolean mbox = ns.folders().layout().format().equals("mbox");
    this.file = (mbox ? ns.folders().indexPath(inner) : ns.folders().path(inner)) + "/dovecot-acl";
    this.entries = read(user.files(), file);
    this.global = new ArrayList<>();
    String set = user.settings().plugin("acl");
    int colon = set.indexOf(':');
    if (colon > 0) {
      for (String line : lines(user.process().machine().root(), set.substring(colon + 1))) {
        int space = line.indexOf(' ');
        String mask = space < 0 ? line : line.substring(0, space);
        if (space > 0 && Patterns.matches(mask, ns.outer(inner), ns.separator())) {
          global.add(entry(line.substring(space + 1).strip()));
        }
      }
    }
  }

  /** Whether a user's mailboxes have any. */
  public static boolean on(MailUser user) {
    return user.settings().words("mail_plugins").contains("acl")
        && user.settings().plugin("acl").startsWith("vfile");
  }

  /** That of a mailbox by its inner name; null where nobody asks. */
  static @Nullable Acl of(MailUser user, Namespace ns, String inner) {
    return on(user) ? new Acl(user, ns, inner) : null;
  }

  private static List<String> lines(Files files, String path) {
    try {
      return files.text(path).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (DiskException e) {
      return List.of();
    }
  }

  private static List<Entry> read(Files files, String path) {
    List<Entry> all = new ArrayList<>();
    lines(files, path).forEach(l -> all.add(entry(l)));
    return all;
  }

  private static Entry entry(String line) {
    int space = line.indexOf(' ');
    String id = space < 0 ? line : line.substring(0, space);
    StringBuilder letters = new StringBuilder();
    for (String word : (space < 0 ? "" : line.substring(space + 1)).split("\\s+")) {
      int at = NAMES.indexOf(word.startsWith(":") ? word.substring(1) : word);
      letters.append(at >= 0 ? ALL.substring(at, at + 1) : word.startsWith(":") ? "" : word);
    }
    boolean negative = id.startsWith("-");
    return new Entry(negative ? id.substring(1) : id, negative, letters.toString());
  }

  /** The entries of the mailbox's own file. */
  public List<Entry> entries() {
    return sorted(entries);
  }

  /** Those of the global file that are about it. */
  public List<Entry> global() {
    return sorted(global);
  }

  private static List<Entry> sorted(List<Entry> list) {
    List<Entry> all = new ArrayList<>(list);
    all.sort(Comparator.comparingInt((Entry e) -> rank(e.id())).thenComparing(Entry::id));
    return all;
  }

  private static int rank(String id) {
    int at =
        List.of("anyone", "authenticated", "group", "owner", "user")
            .indexOf(id.replaceAll("=.*", ""));
    return at < 0 ? 9 : at;
  }

  /** Whether the user's own mailbox. */
  public boolean own() {
    return own;
  }

  /** The user whose mailbox it is; null in a public namespace. */
  public @Nullable String owner() {
    return owner;
  }

  private boolean mine(String id) {
    return id.equals("anyone")
        || id.equals("authenticated")
        || id.equals("owner") && own
        || id.equals("user=" + user.user())
        || id.startsWith("group=")
            && List.of(user.settings().plugin("acl_groups").split(",")).contains(id.substring(6));
  }

  /** The user's rights, in their usual order; a closer identifier outdoes a wider one. */
  public String rights() {
    String letters = own ? ALL : "";
    for (List<Entry> level : List.of(entries(), global())) {
      for (Entry entry : level) {
        if (mine(entry.id()) && !entry.negative()) {
          letters = entry.letters();
        }
      }
    }
    StringBuilder out = new StringBuilder();
    for (char c : ALL.toCharArray()) {
      boolean taken =
          entries.stream()
              .anyMatch(e -> e.negative() && mine(e.id()) && e.letters().indexOf(c) >= 0);
      if (letters.indexOf(c) >= 0 && !taken) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether the user has a right. */
  public boolean may(char right) {
    return rights().indexOf(right) >= 0;
  }

  /** Letters as names, in their usual order. */
  public static List<String> names(String letters) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ALL.length(); i++) {
      if (letters.indexOf(ALL.charAt(i)) >= 0) {
        names.add(NAMES.get(i));
      }
    }
    return names;
  }

  /** The letter of a name; 0 if it is none. */
  public static char letter(String name) {
    int at = NAMES.indexOf(name);
    return at < 0 ? 0 : ALL.charAt(at);
  }

  /** Letters in the order of their names, as the file has them. */
  public static String byName(String letters) {
    Set<String> names = new TreeSet<>(names(letters));
    StringBuilder out = new StringBuilder();
    names.forEach(n -> out.append(letter(n)));
    return out.toString();
  }

  /** Letters with the old rights c and d, which clients of RFC 2086 know. */
  public static String withOld(String letters) {
    boolean c = letters.indexOf('k') >= 0 && letters.indexOf('x') >= 0;
    boolean d = letters.indexOf('e') >= 0 && letters.indexOf('t') >= 0 && letters.indexOf('x') >= 0;
    return letters + (c ? "c" : "") + (d ? "d" : "");
  }

  /** Gives an identifier these rights, none to take it out of the list; writes the file. */
  public void set(String id, boolean negative, String letters) throws DiskException {
    boolean found = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry e = entries.get(i);
      if (e.id().equals(id) && e.negative() == negative) {
        entries.set(i, new Entry(id, negative, byName(letters)));
        found = true;
      }
    }
    if (!found) {
      entries.add(new Entry(id, negative, byName(letters)));
    }
    entries.removeIf(e -> e.letters().isEmpty());
    StringBuilder out = new StringBuilder();
    List<Entry> kept = letters.isEmpty() ? sorted(entries) : entries;
    kept.forEach(e -> out.append(e.text()).append(' ').append(byName(e.letters())).append('\n'));
    io.chapar.disk.Inode dir = user.files().peek(file.substring(0, file.lastIndexOf('/')));
    int mode = dir == null ? 0600 : dir.mode() & 0666;
    user.files().write(file + ".lock", out.toString(), mode);
    user.files().rename(file + ".lock", file);
  }

  /** What an identifier has in the file. */
  public String has(String id, boolean negative) {
    for (Entry e : entries) {
      if (e.id().equals(id) && e.negative() == negative) {
        return e.letters();
      }
    }
    return "";
  }
}
