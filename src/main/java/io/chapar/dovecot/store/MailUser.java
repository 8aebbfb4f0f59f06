package io.chapar.dovecot.store;

import io.chapar.disk.Credentials;
import io.chapar.disk.Files;
import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.SettingTable;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Users;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Layout;
import io.chapar.mailbox.MailHost;
import io.chapar.mailbox.MailboxException;
import io.chapar.mailbox.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user whose mail is being worked on: the credentials it is done with, the settings with the
 * userdb's overrides, and the namespaces.
 */
public final class MailUser implements MailHost {
  private final Process process;
  private final String name;
  private final Settings settings;
  private final Map<String, String> variables;
  private final @Nullable Credentials privileged;
  private final String home;
  private final List<Namespace> namespaces = new ArrayList<>();

  /** A connection or a command that works on the mail. */
  public record Call(String service, String lip, String rip, String session) {}

  private MailUser(
      Process process,
      String name,
      Settings settings,
      Map<String, String> variables,
      @Nullable Credentials privileged,
      String home) {
    this.process = process;
    this.name = name;
    this.settings = settings;
    this.variables = variables;
    this.privileged = privileged;
    this.home = home;
  }

  /** The settings that a userdb's fields make of others. */
  public static Settings overridden(Settings settings, Map<String, String> fields) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      switch (field.getKey()) {
        case "uid", "gid", "home", "system_groups_user", "user", "" -> {}
        case "mail" -> overrides.put("mail_location", field.getValue());
        default -> {
          String key = field.getKey().replaceFirst("^plugin/", "");
          boolean known = SettingTable.GLOBAL.get(key) != null;
          overrides.put(known ? key : "plugin/" + key, field.getValue());
        }
      }
    }
    return settings.with(overrides);
  }

  /**
   * Becomes a user: the process takes on the credentials that the userdb names.
   *
   * @param fields the userdb's
   */
  public static MailUser become(
      Process process, Settings base, String name, Map<String, String> fields, Call call)
      throws UserException {
    Settings settings = overridden(base, fields);
    Machine machine = process.machine();
    String uid = fields.getOrDefault("uid", settings.get("mail_uid"));
    String gid = fields.getOrDefault("gid", settings.get("mail_gid"));
    if (uid.isEmpty()) {
      throw new UserException(
          "Couldn't drop privileges: User is missing UID (see mail_uid setting)");
    }
    if (gid.isEmpty()) {
      throw new UserException(
          "Couldn't drop privileges: User is missing GID (see mail_gid setting)");
    }
    int u = Identity.id(uid, machine.users(), true);
    int g = Identity.id(gid, machine.users(), false);
    Identity.range(settings, u, g, call);
    Set<Integer> groups = new LinkedHashSet<>(Set.of(g));
    String system = fields.get("system_groups_user");
    Account account = system == null ? null : machine.users().named(system);
    if (account != null) {
      groups.addAll(machine.users().credentials(account).groups());
    }
    boolean root = process.credentials().uid() == 0;
    if (!root) {
      groups.addAll(process.credentials().groups()); // what they are cannot be changed
    }
    for (String extra : settings.get("mail_access_groups").split("[,\\s]+")) {
      if (!extra.isEmpty() && root) {
        groups.add(Identity.group(machine.users(), extra, "mail_access_groups"));
      }
    }
    Credentials who = new Credentials(u, g, Set.copyOf(groups));
    @Nullable Credentials more = who; // null: out of reach for who is not root
    String special = settings.get("mail_privileged_group");
    if (!special.isEmpty()) {
      int id = Identity.group(machine.users(), special, "mail_privileged_group");
      Set<Integer> all = new LinkedHashSet<>(groups);
      all.add(id);
      more = root || groups.contains(id) ? new Credentials(u, g, Set.copyOf(all)) : null;
    }
    if (process.credentials().uid() != 0 && process.credentials().uid() != u) {
      throw new UserException(
          String.format(
              "Couldn't drop privileges: setuid(%d) failed with euid=%d: Operation not permitted",
              u, process.credentials().uid()));
    }
    process.become(who);
    Map<String, String> variables =
        new LinkedHashMap<>(
            AuthRequest.variables(name, call.service(), call.lip(), call.rip(), call.session()));
    String home = fields.getOrDefault("home", settings.get("mail_home"));
    home = VarExpand.expand(home, variables);
    variables.put("h", home);
    variables.put("p", Integer.toString(process.pid()));
    variables.put("i", Integer.toString(u));
    variables.put("gid", Integer.toString(g));
    variables.put("hostname", machine.hostname());
    MailUser user = new MailUser(process, name, settings, variables, more, home);
    user.openNamespaces();
    String problem = QuotaRules.problem(user);
    if (problem != null) {
      throw new UserException(UserException.Stage.PROCESS, problem);
    }
    return user;
  }

  private void openNamespaces() throws UserException {
    List<Section> sections = settings.sections("namespace");
    if (sections.isEmpty()) {
      namespaces.add(namespace(null));
      return;
    }
    boolean inbox = false;
    for (Section section : sections) {
      if (section.yes("disabled")) {
        continue;
      }
      Namespace ns = namespace(section);
      if (namespaces.stream().anyMatch(n -> n.prefix().equals(ns.prefix()))) {
        throw new UserException(
            "namespace configuration error: Duplicate namespace prefix: \"" + ns.prefix() + "\"");
      }
      inbox |= ns.inbox();
      namespaces.add(ns);
    }
    if (!inbox) {
      throw new UserException("namespace configuration error: inbox=yes namespace missing");
    }
    char separator = 0;
    for (Namespace ns : namespaces) {
      if (ns.listing().equals("yes")) {
        if (separator != 0 && separator != ns.separator()) {
          throw new UserException(
              "namespace configuration error: All list=yes namespaces must use the same separator");
        }
        separator = ns.separator();
        String prefix = ns.prefix();
        if (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) != ns.separator()) {
          throw new UserException(
              "namespace configuration error: list=yes requires prefix="
                  + prefix
                  + " to end with separator "
                  + ns.separator());
        }
      }
    }
    namespaces.sort(Comparator.comparingInt((Namespace n) -> n.prefix().length()).reversed());
  }

  private Namespace namespace(@Nullable Section section) throws UserException {
    String location = section == null ? "" : section.value("location");
    if (location.isEmpty()) {
      location = settings.get("mail_location");
    }
    String expanded = VarExpand.expand(location, variables);
    boolean shared = section != null && section.value("type").equals("shared");
    if (shared) {
      return new Namespace(section, Storage.open(this, emptyLayout()), this);
    }
    if (expanded.isEmpty()) {
      expanded = autodetect();
    } else if (expanded.indexOf(':') < 0) {
      String path = expanded.startsWith("~") ? home + expanded.substring(1) : expanded;
      boolean maildir = process.files().isDirectory(path + "/cur");
      boolean mbox = process.files().isDirectory(path + "/.imap");
      expanded = maildir ? "maildir:" + expanded : mbox ? "mbox:" + expanded : expanded;
    }
    if (home.isEmpty() && (expanded.contains("~") || expanded.indexOf(":/") < 0)) {
      throw new UserException(
          "Namespace '"
              + (section == null ? "" : section.value("prefix"))
              + "': Home directory not set for user. Can't expand ~/ for mail root dir in: "
              + expanded.substring(expanded.indexOf(':') + 1).split(":", -1)[0]);
    }
    try {
      return new Namespace(section, Storage.open(this, Layout.parse(expanded, home)), this);
    } catch (Layout.BadLocationException e) {
      String why = String.valueOf(e.getMessage());
      String label = section == null ? "" : section.value("prefix");
      throw new UserException(
          why.equals("autodetection")
              ? "Namespace '"
                  + label
                  + "': Ambiguous mail location setting, don't know what to do"
                  + " with it: "
                  + expanded
                  + " (try prefixing it with mbox: or maildir:)"
              : "Namespace '" + label + "': " + why);
    }
  }

  private static Layout emptyLayout() {
    return new Layout("maildir", "/nonexistent", "", "", "", false);
  }

  private String autodetect() throws UserException {
    for (String candidate : List.of("maildir:~/Maildir", "mbox:~/mail", "mbox:~/Mail")) {
      String path = home + candidate.substring(candidate.indexOf('~') + 1);
      boolean mbox = candidate.startsWith("mbox");
      if (process.files().isDirectory(path)
          && (!mbox
              || process.files().exists(path + "/inbox")
              || process.files().isDirectory(path + "/.imap")
              || process.files().exists("/var/mail/" + name))) {
        return candidate.startsWith("mbox") && process.files().exists("/var/mail/" + name)
            ? candidate + ":INBOX=/var/mail/" + name
            : candidate;
      }
    }
    throw new UserException("Namespace '': Mail storage autodetection failed with home=" + home);
  }

  /** Says something that went wrong on the side: in the log, or to whoever runs a command. */
  public void complain(String text) {
    String prefix = variables.getOrDefault("s", "");
    if (prefix.equals("doveadm")) {
      byte[] line = io.chapar.text.Utf8.encode("doveadm(" + name + "): Error: " + text + "\n");
      try {
        process.write(2, line, 0, line.length);
      } catch (java.io.IOException e) {
        // nobody reads it
      }
      return;
    }
    new DovecotLog(process.machine(), settings)
        .error(VarExpand.expand(settings.get("mail_log_prefix"), variables), text);
  }

  /** The process that works. */
  public Process process() {
    return process;
  }

  /** The user's name. */
  @Override
  public String user() {
    return name;
  }

  /** The settings. */
  public Settings settings() {
    return settings;
  }

  /** The home directory. */
  public String home() {
    return home;
  }

  /** The values of the variables. */
  public Map<String, String> variables() {
    return variables;
  }

  /** A setting with its variables expanded. */
  public String expanded(String setting) {
    return VarExpand.expand(settings.get(setting), variables);
  }

  /** The namespaces, those with the longest prefix first. */
  public List<Namespace> namespaces() {
    return namespaces;
  }

  /** The namespace that has INBOX. */
  public Namespace inboxNamespace() {
    return namespaces.stream().filter(Namespace::inbox).findFirst().orElse(namespaces.get(0));
  }

  /** The namespace that a name belongs to; null if none takes it. */
  public @Nullable Namespace namespaceOf(String mailbox) {
    if (mailbox.equalsIgnoreCase("INBOX")) {
      return inboxNamespace();
    }
    for (Namespace ns : namespaces) {
      if (ns.template()) {
        Namespace shared = Shared.of(this, ns, mailbox);
        if (shared != null) {
          return shared;
        }
        continue;
      }
      if (mailbox.startsWith(ns.prefix())
          || mailbox.equals(
              ns.prefix().isEmpty() ? "" : ns.prefix().substring(0, ns.prefix().length() - 1))
          || ns.prefix().toUpperCase(java.util.Locale.ROOT).startsWith("INBOX")
              && mailbox
                  .toUpperCase(java.util.Locale.ROOT)
                  .startsWith(ns.prefix().toUpperCase(java.util.Locale.ROOT))) {
        return ns;
      }
    }
    return null;
  }

  /** The namespaces as lists show them, with those of users who share something with this one. */
  public List<Namespace> listed() {
    List<Namespace> all = new ArrayList<>();
    for (Namespace ns : namespaces) {
      if (ns.template()) {
        all.addAll(Shared.all(this, ns));
      } else {
        all.add(ns);
      }
    }
    java.util.Collections.reverse(all);
    return all;
  }

  /** A mailbox of a list, with its namespace. */
  public record Listed(Namespace namespace, Folders.Node node) {}

  /** All mailboxes that lists show, in their order: INBOX is the last. */
  public List<Listed> mailboxes() throws MailboxException {
    List<Listed> all = new ArrayList<>();
    List<Listed> last = new ArrayList<>();
    Set<String> above = new LinkedHashSet<>();
    for (Namespace ns : listed()) {
      if (ns.listing().equals("no")) {
        continue;
      }
      List<Folders.Node> nodes = ns.list();
      String prefix = ns.prefix();
      boolean inbox = prefix.toUpperCase(java.util.Locale.ROOT).startsWith("INBOX");
      boolean children = !nodes.isEmpty() || ns.listing().equals("yes");
      for (int at = prefix.indexOf(ns.separator());
          at > 0 && !inbox && children;
          at = prefix.indexOf(ns.separator(), at + 1)) {
        String step = prefix.substring(0, at);
        boolean there = nodes.stream().anyMatch(n -> n.name().equals(step));
        if (!there && above.add(step)) {
          all.add(new Listed(ns, ns.folders().between(step)));
        }
      }
      for (Folders.Node node : nodes) {
        (node.name().equals("INBOX") && !inbox ? last : all).add(new Listed(ns, node));
      }
    }
    all.addAll(last);
    return all;
  }

  /** A mailbox by the name that clients use, not read yet. */
  public OpenBox open(String mailbox) throws MailboxException {
    Namespace ns = namespaceOf(mailbox);
    if (ns == null) {
      throw MailboxException.of(
          MailboxException.Kind.NOTFOUND,
          "Client tried to access nonexistent namespace. (Mailbox name should probably be prefixed"
              + " with: "
              + inboxNamespace().prefix()
              + ")");
    }
    String shown = mailbox.equalsIgnoreCase("INBOX") ? "INBOX" : mailbox;
    Quota quota = Quota.of(this);
    io.chapar.mailbox.Mailbox box = ns.open(mailbox);
    return new OpenBox(
        ns, quota.roots().isEmpty() ? box : new CountedMailbox(box, quota, shown), shown);
  }

  /** An open mailbox with the name that clients use. */
  public record OpenBox(Namespace namespace, io.chapar.mailbox.Mailbox box, String name) {}

  // ---- what mailboxes need

  @Override
  public Files files() {
    return process.files();
  }

  @Override
  public @Nullable Files privileged() {
    if (privileged == null) {
      complain("setegid(privileged) failed: Operation not permitted");
      return null;
    }
    return process.machine().disk().as(privileged);
  }

  @Override
  public int pid() {
    return process.pid();
  }

  @Override
  public String hostname() {
    return process.machine().hostname();
  }

  @Override
  public long nanos() {
    return process.machine().scheduler().nanos();
  }

  @Override
  public Users users() {
    return process.machine().users();
  }

  @Override
  public void tick(int bytes) {
    process.tick(bytes);
  }

  @Override
  public void sleep(Duration time) {
    process.sleep(time);
  }

  @Override
  public String setting(String key) {
    return settings.get(key);
  }
}
