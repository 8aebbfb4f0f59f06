package io.chapar.lab.why;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.LoginAttempts.Attempt;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thinks of changes that may let somebody in: commands to be tried on copies. Only those that do
 * are shown, so it may be generous.
 */
final class LoginRemedies {
  private static final Pattern ORIGIN = Pattern.compile("^(/etc/dovecot/[^:]+):(\\d+)$");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._/@+-]+)");
  private static final String RELOAD = " && doveadm reload";

  private final Machine machine;
  private final Chain chain;
  private final Attempt attempt;
  private final String said;
  private final Set<String> found = new LinkedHashSet<>();

  LoginRemedies(Machine machine, Chain chain, Attempt attempt) {
    this.machine = machine;
    this.chain = chain;
    this.attempt = attempt;
    StringBuilder text = new StringBuilder();
    for (Decision step : chain.steps()) {
      text.append(step.verdict()).append('\n');
      step.causes().forEach(c -> text.append(c.text()).append('\n'));
    }
    this.said = text.toString();
  }

  /** The commands, the most to the point first. */
  List<String> all() {
    if (!attempt.login().matches("[A-Za-z0-9@._+-]+")) {
      return List.of();
    }
    clear();
    names();
    accounts();
    files();
    databases();
    mailboxes();
    limits();
    settings();
    return new ArrayList<>(found);
  }

  private void add(String command) {
    found.add(command);
  }

  private boolean says(String text) {
    return said.contains(text);
  }

  /** Sets a setting where the last word counts. */
  private void set(String... settings) {
    StringBuilder command = new StringBuilder();
    for (String setting : settings) {
      command.append(command.isEmpty() ? "" : " && ").append("echo '").append(setting);
      command.append("' >> ").append(local());
    }
    add(command + RELOAD);
  }

  private String local() {
    String path = "/etc/dovecot/dovecot.conf";
    return text(path).lines().anyMatch(l -> l.strip().equals("!include_try local.conf"))
        ? "/etc/dovecot/local.conf"
        : path;
  }

  private String text(String path) {
    try {
      return machine.root().text(path);
    } catch (DiskException e) {
      return "";
    }
  }

  private String name() {
    int at = attempt.login().indexOf('@');
    String local = at < 0 ? attempt.login() : attempt.login().substring(0, at);
    return local.toLowerCase(Locale.ROOT);
  }

  private void clear() {
    if (says("plaintext authentication disallowed")) {
      set("disable_plaintext_auth = no");
      set("ssl = yes");
      set("disable_plaintext_auth = no", "ssl = yes");
      set("login_trusted_networks = " + attempt.rip());
    }
  }

  // ---- how a name is looked up

  private void names() {
    if (!says("refused: authentication failed") && !says("no userdb knows")) {
      return;
    }
    for (String form : List.of("%Lu", "%Ln", "%n", "%u")) {
      set("auth_username_format = " + form);
    }
    if (attempt.login().indexOf('@') < 0) {
      set("auth_default_realm = example.com");
    }
  }

  // ---- accounts of the system

  private void accounts() {
    if (!says("pam") && !says("passdb shadow") && !says("userdb passwd")) {
      return;
    }
    String name = name();
    if (!name.matches("[a-z_][a-z0-9_-]{0,30}")) {
      return;
    }
    Account account = machine.users().named(name);
    String password = password();
    if (account == null) {
      add("useradd -m " + name + password(name, password));
      return;
    }
    add("usermod -U " + name);
    add("chage -E -1 " + name);
    add("chage -d $(date +%F) -M 99999 " + name);
    add("rm -f /etc/nologin");
    if (!password.isEmpty()) {
      add("echo '" + name + ":" + password + "' | chpasswd");
    }
  }

  private static String password(String name, String password) {
    return password.isEmpty() ? "" : " && echo '" + name + ":" + password + "' | chpasswd";
  }

  /** What was tried, where it can be written into a command. */
  private String password() {
    return attempt.password().matches("[A-Za-z0-9._+=,%@-]+") ? attempt.password() : "";
  }

  // ---- files of users

  private void files() {
    for (Cause cause : causes()) {
      if (!cause.value().startsWith("passwd-file")) {
        continue;
      }
      Matcher path = PATH.matcher(cause.value());
      while (path.find()) {
        file(path.group(1), cause);
      }
    }
  }

  private void file(String path, Cause cause) {
    String login = attempt.login();
    boolean listed = text(path).lines().anyMatch(l -> l.startsWith(login + ":"));
    String password = password();
    String hash = "$(doveadm pw -s SHA512-CRYPT -p '" + password + "')";
    if (cause.text().startsWith("deny ")) {
      add("sed -i '/^" + login.replace(".", "\\.") + "\\(:\\|$\\)/d' " + path);
      return;
    }
    if (!password.isEmpty() && cause.setting().equals("passdb")) {
      add(
          listed
              ? "sed -i \"s|^" + login + ":[^:]*|" + login + ":" + hash + "|\" " + path
              : "echo \"" + login + ":" + hash + "::::::\" >> " + path);
    }
    if (!login.equals(name())) {
      String before = text(path).lines().anyMatch(l -> l.startsWith(name() + ":")) ? name() : "";
      if (!before.isEmpty()) {
        add("sed -i 's/^" + before + ":/" + login + ":/' " + path);
      }
    }
    add("chmod 644 " + path);
    add("chgrp dovecot " + path + " && chmod 640 " + path);
    if (cause.setting().equals("userdb") && listed) {
      add(
          "sed -i 's|^\\("
              + login
              + ":[^:]*\\):*$|\\1:1000:1000::/home/"
              + name()
              + "::|' "
              + path);
    }
  }

  // ---- databases

  private void databases() {
    boolean system = machine.users().named(name()) != null;
    if (!system) {
      return;
    }
    if (says("no userdb knows") || says("userdb")) {
      add("printf 'userdb {\\n  driver = passwd\\n}\\n' >> " + local() + RELOAD);
    }
    if (says("refused: authentication failed") || says("temp_fail")) {
      if (text("/etc/dovecot/conf.d/10-auth.conf").contains("#!include auth-system.conf.ext")) {
        add(
            "sed -i 's/^#!include auth-system/!include auth-system/'"
                + " /etc/dovecot/conf.d/10-auth.conf"
                + RELOAD);
      }
      add(
          "printf 'passdb {\\n  driver = pam\\n}\\nuserdb {\\n  driver = passwd\\n}\\n' >> "
              + local()
              + RELOAD);
      add("printf '@include common-auth\\n@include common-account\\n' > /etc/pam.d/dovecot");
    }
  }

  // ---- the mailbox

  private void mailboxes() {
    if (!says("mail_location was used")) {
      return;
    }
    String user = name();
    Matcher path = PATH.matcher(chain.end().verdict());
    while (path.find()) {
      String at = path.group(1).replaceFirst("[.:]+$", "");
      if (machine.root().exists(at) && at.matches("/(var|home|srv|mnt|vmail)/.*|/var/mail")) {
        if (at.equals("/var/mail")) {
          add("chmod 2775 " + at);
          add("chown root:mail " + at + " && chmod 2775 " + at);
          continue;
        }
        add("chmod u+rwX " + at);
        add("chmod a+x " + at);
        add("chown " + user + ": " + at);
        add("chown -R " + user + ": " + at);
        add("rmdir " + at);
      } else if (at.startsWith("/home/") || at.startsWith("/srv/") || at.startsWith("/var/")) {
        add("mkdir -p " + at + " && chown " + user + ": " + at);
      }
    }
    Account account = machine.users().named(user);
    if (account != null && !says("/var/mail")) {
      String home = account.home();
      add("mkdir -p " + home + " && chown " + user + ": " + home);
    }
    String box = "/var/mail/" + user;
    if (says("INBOX") && machine.root().exists(box)) {
      add("chown " + user + " " + box + " && chmod 600 " + box);
    }
    if (account != null && !machine.root().isDirectory(account.home())) {
      String home = account.home();
      add("rm -f " + home + " && mkdir -p " + home + " && chown " + user + ": " + home);
    }
    set("mail_privileged_group = mail");
    set("mail_access_groups = mail");
    set("mail_location = mbox:~/mail:INBOX=/var/mail/%u");
    set("mail_location = maildir:~/Maildir");
    set("first_valid_uid = 1", "first_valid_gid = 1");
    set("last_valid_uid = 0", "last_valid_gid = 0");
    set("mail_uid = vmail", "mail_gid = vmail");
  }

  private void limits() {
    if (says("mail_max_userip_connections")) {
      set("mail_max_userip_connections = 20");
      set("mail_max_userip_connections = 0");
    }
  }

  // ---- any setting that is no default

  private List<Cause> causes() {
    return chain.steps().stream().flatMap(s -> s.causes().stream()).toList();
  }

  private void settings() {
    for (Cause cause : causes()) {
      Matcher origin = ORIGIN.matcher(cause.origin());
      boolean whole = cause.setting().equals("passdb") || cause.setting().equals("userdb");
      if (origin.matches() && !whole) {
        add("sed -i '" + origin.group(2) + "s/^/#/' " + origin.group(1) + RELOAD);
      }
    }
  }
}
