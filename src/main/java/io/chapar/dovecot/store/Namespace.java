package io.chapar.dovecot.store;

import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.SettingTable;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import io.chapar.mailbox.MailboxException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a user's mailboxes: a prefix that clients see, a separator, and the folders behind. It
 * turns the names of clients into those of {@link Folders}, which use '/'.
 */
public final class Namespace {
  private final @Nullable Section section;
  private final Folders folders;
  private final MailUser user;
  private final String of; // the user whose mailboxes of a shared namespace these are; or empty
  private final String prefix;

  Namespace(@Nullable Section section, Folders folders, MailUser user) {
    this(section, folders, user, "", "");
  }

  /** The mailboxes of another user. */
  Namespace(@Nullable Section section, Folders folders, MailUser user, String of, String prefix) {
    this.section = section;
    this.folders = folders;
    this.user = user;
    this.of = of;
    this.prefix = prefix;
  }

  /** Whether each user has own flags. */
  public boolean privateFlags() {
    return section != null && section.value("location").contains(":INDEXPVT=");
  }

  /** Whether this is a pattern for the mailboxes of others. */
  public boolean template() {
    return type().equals("shared") && of.isEmpty();
  }

  /** The section it comes from. */
  @Nullable Section section() {
    return section;
  }

  /** Whose the mailboxes are; null if nobody's. */
  @Nullable String owner() {
    return switch (type()) {
      case "private" -> user.user();
      case "shared" -> of;
      default -> null;
    };
  }

  /** Who may do what with a mailbox; null where there are no ACLs. */
  public @Nullable Acl acl(String name) throws MailboxException {
    return Acl.of(user, this, inner(name));
  }

  /** Refuses what the user may not do with a mailbox. */
  private void need(String inner, char right) throws MailboxException {
    Acl acl = Acl.of(user, this, inner);
    if (acl != null && !acl.may(right)) {
      throw acl.may('l')
          ? MailboxException.of(Kind.PERM, "Permission denied")
          : MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + outer(inner));
    }
  }

  private void needAbove(String inner) throws MailboxException {
    int slash = inner.lastIndexOf('/');
    Acl acl = Acl.of(user, this, slash < 0 ? "INBOX" : inner.substring(0, slash));
    if (acl != null && !acl.may('k')) {
      throw MailboxException.of(Kind.PERM, "Permission denied");
    }
  }

  private String value(String key) {
    if (section != null) {
      return section.value(key);
    }
    SettingTable table = Objects.requireNonNull(SettingTable.section("namespace"));
    SettingTable.Entry entry = table.get(key);
    return key.equals("inbox") ? "yes" : entry == null ? "" : entry.fallback();
  }

  /** What its names begin with. */
  public String prefix() {
    return of.isEmpty() ? value("prefix") : prefix;
  }

  /** private, shared or public. */
  public String type() {
    return value("type");
  }

  /** Whether its mailboxes are listed: yes, no or children. */
  public String listing() {
    return value("list");
  }

  /** Whether clients are not told of it. */
  public boolean hidden() {
    return value("hidden").equals("yes");
  }

  /** Whether INBOX is in it. */
  public boolean inbox() {
    return value("inbox").equals("yes");
  }

  /** Whether it keeps its own subscriptions. */
  public boolean subscriptions() {
    return value("subscriptions").equals("yes");
  }

  /** What stands between the parts of a name. */
  public char separator() {
    String set = value("separator");
    return set.isEmpty() ? folders.layout().separator() : set.charAt(0);
  }

  /** Whether the configuration names the separator. */
  public boolean separatorSet() {
    return !value("separator").isEmpty();
  }

  /** The folders behind it. */
  public Folders folders() {
    return folders;
  }

  /** The mailbox sections: names below the prefix, in the order of the configuration. */
  public Map<String, Section> mailboxes() {
    Map<String, Section> all = new LinkedHashMap<>();
    if (section != null) {
      for (Section box : section.sections("mailbox")) {
        all.put(box.name(), box);
      }
    }
    return all;
  }

  /** The name in the folders of a name that clients use. */
  public String inner(String name) throws MailboxException {
    if (name.equalsIgnoreCase("INBOX") && inbox()) {
      return "INBOX";
    }
    String before = prefix();
    String rest = name.length() >= before.length() ? name.substring(before.length()) : "";
    if (!of.isEmpty() && (rest.isEmpty() || rest.equalsIgnoreCase("INBOX"))) {
      return "INBOX";
    }
    if (separator() != '/' && rest.indexOf('/') >= 0) {
      checkSeparators(rest.replace('/', '_').replace(separator(), '/'));
      throw MailboxException.of(
          Kind.NOTPOSSIBLE, "Invalid mailbox name: Name must not have '/' characters");
    }
    char own = folders.layout().separator();
    if (separator() != own && own != '/' && rest.indexOf(own) >= 0) {
      throw MailboxException.of(
          Kind.NOTPOSSIBLE, "Character not allowed in mailbox name: '" + own + "'");
    }
    return rest.replace(separator(), '/');
  }

  /** The name that clients use. */
  public String outer(String inner) {
    if (inner.equals("INBOX") && !of.isEmpty()) {
      return prefix().substring(0, prefix().length() - 1);
    }
    return inner.equals("INBOX") && inbox() ? "INBOX" : prefix() + inner.replace('/', separator());
  }

  private static void check(String inner) throws MailboxException {
    String wrong =
        inner.isEmpty()
            ? "Name is empty"
            : inner.startsWith("/")
                ? "Begins with hierarchy separator"
                : inner.endsWith("/")
                    ? "Ends with hierarchy separator"
                    : inner.contains("//")
                        ? "Has adjacent hierarchy separators"
                        : inner.startsWith("~")
                            ? "Begins with '~'"
                            : ("/" + inner + "/").contains("/../")
                                ? "Contains '..' part"
                                : ("/" + inner + "/").contains("/./") ? "Contains '.' part" : "";
    if (!wrong.isEmpty()) {
      throw MailboxException.of(Kind.NOTPOSSIBLE, "Invalid mailbox name: " + wrong);
    }
  }

  private static void checkSeparators(String inner) throws MailboxException {
    if (inner.startsWith("/") || inner.endsWith("/") || inner.contains("//")) {
      check(inner);
    }
  }

  /** Whether a name in modified UTF-7 stands for one with a control character. */
  private static boolean control(String inner) {
    try {
      return Utf7.decode(inner).chars().anyMatch(c -> c < ' ');
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkNew(String inner) throws MailboxException {
    check(inner);
    if (control(inner)) {
      throw MailboxException.of(
          Kind.NOTPOSSIBLE, "Control characters not allowed in new mailbox names");
    }
  }

  private boolean auto(String inner) {
    Section box = mailboxes().get(inner.replace('/', separator()));
    return box != null && !box.value("auto").equals("no");
  }

  /** Opens a mailbox; one that is to be made automatically is made. */
  Mailbox open(String name) throws MailboxException {
    String inner = inner(name);
    try {
      check(inner);
    } catch (MailboxException e) {
      throw MailboxException.of(Kind.NOTFOUND, e.text());
    }
    if (!inner.equals("INBOX") && !folders.exists(inner) && auto(inner)) {
      folders.create(inner, false);
      subscribeAuto(inner);
    }
    Acl acl = Acl.of(user, this, inner);
    if (acl != null && !acl.may('l')) {
      throw MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + name);
    }
    if (acl != null && !acl.may('r')) {
      throw MailboxException.of(Kind.PERM, "Permission denied");
    }
    try {
      Mailbox box = folders.open(inner);
      return acl == null || acl.rights().equals(Acl.ALL) ? box : new AclMailbox(box, acl.rights());
    } catch (MailboxException e) {
      throw e.kind() == Kind.NOTFOUND && e.text().startsWith("Mailbox doesn't exist")
          ? MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + name)
          : e;
    }
  }

  private void subscribeAuto(String inner) throws MailboxException {
    Section box = mailboxes().get(inner.replace('/', separator()));
    if (box != null && box.value("auto").equals("subscribe")) {
      folders.subscribe(inner, true);
    }
  }

  /** Whether a mailbox is there, or would be made when it is opened. */
  public boolean exists(String name) throws MailboxException {
    String inner = inner(name);
    return !inner.isEmpty() && (folders.exists(inner) || auto(inner));
  }

  /** Makes a mailbox; a separator at the end of the name asks for a directory. */
  public void create(String name) throws MailboxException {
    boolean directory = !name.isEmpty() && name.charAt(name.length() - 1) == separator();
    String inner = inner(directory ? name.substring(0, name.length() - 1) : name);
    if (inner.equals("INBOX")) {
      throw MailboxException.of(Kind.EXISTS, "Mailbox already exists");
    }
    checkNew(inner);
    if (inner.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 255) {
      throw MailboxException.of(Kind.NOTPOSSIBLE, "Mailbox name too long");
    }
    needAbove(inner);
    folders.create(inner, directory);
    if (!directory) {
      subscribeAuto(inner);
    }
  }

  /** Makes a mailbox that mail is to go to: a name that asks for a directory will not do. */
  public void createMailbox(String name) throws MailboxException {
    check(inner(name));
    create(name);
  }

  /** Removes a mailbox. */
  public void delete(String name) throws MailboxException {
    String before = prefix();
    if (name.isEmpty()
        || !before.isEmpty() && name.equals(before.substring(0, before.length() - 1)) && !inbox()) {
      throw MailboxException.of(Kind.NOTPOSSIBLE, "Storage root can't be deleted");
    }
    String inner = inner(name);
    check(inner);
    if (inner.equals("INBOX")) {
      folders.delete(inner);
      throw MailboxException.of(Kind.NOTPOSSIBLE, "INBOX can't be deleted");
    }
    if (folders.exists(inner)) {
      need(inner, 'x');
    }
    try {
      if (auto(inner) && !folders.exists(inner)) {
        folders.create(inner, false); // it is there as soon as anybody looks
      }
      folders.delete(inner);
    } catch (MailboxException e) {
      throw e.text().startsWith("Mailbox doesn't exist")
          ? MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + name)
          : e.text().startsWith("Mailbox has children")
              ? MailboxException.of(Kind.EXISTS, "Mailbox has children, delete them first")
              : e;
    }
  }

  /** Renames a mailbox. */
  public void rename(String from, String to) throws MailboxException {
    String a = inner(from);
    String b = inner(to);
    boolean mbox = folders.layout().format().equals("mbox");
    checkNew(b);
    if (a.equals(b)) {
      throw MailboxException.of(Kind.EXISTS, "Can't rename mailbox to itself");
    }
    if (b.equals("INBOX") || mbox && folders.exists(b)) {
      throw MailboxException.of(Kind.EXISTS, "Target mailbox already exists");
    }
    if (a.equals("INBOX")) {
      String path = folders.path(a);
      throw mbox && !user.files().may(path.substring(0, path.lastIndexOf('/')), 3)
          ? MailboxException.of(Kind.PERM, "Permission denied")
          : MailboxException.of(Kind.NOTPOSSIBLE, "Renaming INBOX isn't supported.");
    }
    if (folders.exists(a)) {
      need(a, 'x');
      needAbove(b);
    }
    try {
      folders.rename(a, b);
    } catch (MailboxException e) {
      throw e.text().startsWith("Mailbox doesn't exist")
          ? MailboxException.of(Kind.NOTFOUND, "Mailbox doesn't exist: " + from)
          : e;
    }
  }

  /**
   * All mailboxes by the names that clients use: those on the disk and those that would be made,
   * INBOX last.
   */
  public List<Folders.Node> list() throws MailboxException {
    List<Folders.Node> nodes = new ArrayList<>();
    List<Folders.Node> last = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Folders.Node node : folders.list()) {
      Acl acl = node.selectable() ? Acl.of(user, this, node.name()) : null;
      if (acl != null && !acl.may('l')) {
        continue;
      }
      if (!of.isEmpty() && node.name().equals("INBOX")) {
        if (folders.exists("INBOX") && acl != null) {
          nodes.add(0, node.named(outer("INBOX")));
        }
        continue;
      }
      names.add(node.name());
      Folders.Node named = node.named(outer(node.name()));
      if (!node.name().equals("INBOX")) {
        nodes.add(named);
      } else if (inbox()) {
        last.add(named);
      }
    }
    List<Folders.Node> promised = new ArrayList<>();
    for (Map.Entry<String, Section> box : mailboxes().entrySet()) {
      String inner = box.getKey().replace(separator(), '/');
      if (!box.getValue().value("auto").equals("no")
          && !names.contains(inner)
          && !inner.equals("INBOX")) {
        promised.add(folders.promised(outer(inner)));
      }
    }
    nodes.addAll(promised);
    if (prefix().toUpperCase(java.util.Locale.ROOT).startsWith("INBOX")) {
      nodes.addAll(0, last);
    } else {
      nodes.addAll(last);
    }
    return nodes;
  }

  /** Subscribes to a name, or no longer: in the file of this namespace, or of the one around. */
  public boolean subscribe(String name, boolean on) throws MailboxException {
    return subscriptions()
        ? folders.subscribe(inner(name), on)
        : user.inboxNamespace().folders.subscribe(name.replace(separator(), '/'), on);
  }

  /** The names subscribed to, those of auto=subscribe mailboxes included. */
  public List<String> subscribed() {
    List<String> names = new ArrayList<>();
    if (subscriptions()) {
      for (String inner : folders.subscriptions()) {
        names.add(outer(inner));
      }
    }
    for (Map.Entry<String, Section> box : mailboxes().entrySet()) {
      String inner = box.getKey().replace(separator(), '/');
      if (box.getValue().value("auto").equals("subscribe") && !names.contains(outer(inner))) {
        names.add(outer(inner));
      }
    }
    return names;
  }

  /** The special uses of a mailbox, as attributes; empty if it has none. */
  public String specialUse(String name) {
    String below = name.startsWith(prefix()) ? name.substring(prefix().length()) : name;
    Section box = mailboxes().get(below);
    return box == null ? "" : box.value("special_use");
  }

  /** The user whose it is. */
  public MailUser user() {
    return user;
  }
}
