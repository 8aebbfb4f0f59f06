package io.chapar.lab.why;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thinks of changes that may lead to another end of a chain: commands to be tried on copies. Only
 * those that do change it are shown, so it may be generous.
 */
final class Remedies {
  private static final Pattern TABLE =
      Pattern.compile("\\b(hash|btree|lmdb|cdb|texthash|regexp|pcre|cidr):(/[^\\s,\"]+)");
  private static final String RELOAD = " && postfix reload";

  private final Machine machine;
  private final Chain chain;
  private final Letter letter;
  private final Set<String> found = new LinkedHashSet<>();

  Remedies(Machine machine, Chain chain, Letter letter) {
    this.machine = machine;
    this.chain = chain;
    this.letter = letter;
  }

  /** The commands, the most to the point first. */
  List<String> all() {
    services();
    logins();
    tables();
    restrictions();
    domains();
    users();
    network();
    mailboxes();
    resolver();
    settings();
    clients();
    space();
    return new ArrayList<>(found);
  }

  private List<Cause> causes() {
    return chain.steps().stream().flatMap(s -> s.causes().stream()).toList();
  }

  private boolean says(String text) {
    return chain.steps().stream()
        .anyMatch(
            s ->
                s.verdict().contains(text)
                    || s.causes().stream().anyMatch(c -> c.text().contains(text)));
  }

  private String end() {
    return chain.end().verdict();
  }

  private void add(String command) {
    found.add(command);
  }

  // ---- what is not running

  private void services() {
    if (end().contains("connect to") || end().contains("authentication")) {
      add("systemctl start dovecot");
    }
    if (says("there is no service ")) {
      Matcher service = Pattern.compile("there is no service (\\S+)/unix").matcher(causeText());
      if (service.find()) {
        String name = service.group(1);
        String program = name.startsWith("lmtp") ? "lmtp" : "smtp";
        add(
            "printf '%s unix - - y - - %s\\n' "
                + name
                + " "
                + program
                + " >> /etc/postfix/master.cf"
                + RELOAD);
      }
    }
  }

  private String causeText() {
    StringBuilder text = new StringBuilder();
    causes().forEach(c -> text.append(c.text()).append('\n'));
    return text.toString();
  }

  // ---- TLS and logins

  private void logins() {
    if (end().contains("authentication not enabled")) {
      String sasl = "'smtpd_sasl_auth_enable = yes' 'smtpd_sasl_type = dovecot'";
      String path = " 'smtpd_sasl_path = private/auth'";
      add("postconf -e " + sasl + path + RELOAD);
      add(
          "printf 'service auth {\\n  unix_listener /var/spool/postfix/private/auth {\\n"
              + "    mode = 0660\\n    user = postfix\\n    group = postfix\\n  }\\n}\\n'"
              + " >> /etc/dovecot/local.conf && postconf -e "
              + sasl
              + path
              + " && systemctl restart dovecot postfix");
      add("postconf -e 'smtpd_tls_auth_only = no' " + sasl + path + RELOAD);
    }
    if (end().contains("Encryption required")) {
      add("postconf -e 'smtpd_tls_auth_only = no'" + RELOAD);
    }
    if (end().contains("Must issue a STARTTLS")) {
      add("postconf -e 'smtpd_tls_security_level = may'" + RELOAD);
    }
    if (chain.end().stage().equals("smtpd STARTTLS")) {
      add("postconf -e 'smtpd_tls_security_level = may'" + RELOAD);
      String snakeoil = "/etc/ssl/certs/ssl-cert-snakeoil.pem";
      String key = "/etc/ssl/private/ssl-cert-snakeoil.key";
      String certificate =
          "'smtpd_tls_cert_file = " + snakeoil + "' 'smtpd_tls_key_file = " + key + "'";
      add("postconf -e " + certificate + RELOAD);
      add("postconf -e 'smtpd_tls_security_level = may' " + certificate + RELOAD);
    }
  }

  // ---- tables

  private void tables() {
    for (Cause cause : causes()) {
      Matcher table = TABLE.matcher(cause.text() + " " + cause.value());
      while (table.find()) {
        String type = table.group(1);
        String path = table.group(2);
        boolean aliases = cause.setting().startsWith("alias_") || path.endsWith("/aliases");
        boolean indexed = type.matches("hash|btree|lmdb|cdb");
        String build = (aliases ? "postalias " : "postmap ") + type + ":" + path;
        if (indexed && stale(path, type)) {
          add(build);
          add(build + RELOAD);
        }
        if (cause.text().contains("could not be asked")) {
          if (machine.root().peek(path) == null) {
            add("touch " + path + (indexed ? " && " + build : "") + RELOAD);
          }
          add("chmod 644 " + path + "*" + RELOAD);
          unused(type + ":" + path);
        }
      }
      Position place = cause.place();
      if (place != null && place.line() > 0 && TABLE.matcher(cause.text()).find()) {
        removal(cause, place);
      }
    }
  }

  /** Takes a table out of the parameter that names it. */
  private void unused(String table) {
    try {
      for (String line : machine.root().text("/etc/postfix/main.cf").split("\n")) {
        if (line.contains(table) && line.matches("[a-z0-9_]+\\s*=.*")) {
          String name = line.replaceFirst("\\s*=.*", "");
          String rest = line.replaceFirst("^[^=]*=", "").replace(table, "").strip();
          String plain = rest.replaceAll("^,|,$", "").strip();
          add("postconf -e '" + name + " = " + plain + "'" + RELOAD);
        }
      }
    } catch (DiskException e) {
      // then there is nothing to change
    }
  }

  private boolean stale(String path, String type) {
    String suffix = type.equals("lmdb") ? ".lmdb" : type.equals("cdb") ? ".cdb" : ".db";
    Inode source = machine.root().peek(path);
    Inode index = machine.root().peek(path + suffix);
    return source != null && (index == null || source.mtime() > index.mtime());
  }

  private void removal(Cause cause, Position place) {
    Matcher table = TABLE.matcher(cause.text());
    if (!table.find()) {
      return;
    }
    String type = table.group(1);
    String again =
        type.matches("hash|btree|lmdb|cdb")
            ? " && "
                + (cause.setting().startsWith("alias_") ? "postalias " : "postmap ")
                + type
                + ":"
                + place.source()
            : RELOAD;
    add("sed -i " + place.line() + "d " + place.source() + again);
  }

  // ---- restrictions of smtpd

  private void restrictions() {
    if (chain.outcome() != Chain.Outcome.REFUSED) {
      return;
    }
    for (Decision step : chain.steps()) {
      if (!step.verdict().startsWith("reject: ") || step.causes().isEmpty()) {
        continue;
      }
      Cause list = step.causes().get(0);
      String words = step.stage().replaceFirst("^smtpd \\S+ ", "");
      if (list.setting().isEmpty() || words.isEmpty() || !list.value().contains(words)) {
        continue;
      }
      String rest =
          list.value()
              .replaceFirst("(^|[,\\s]+)" + Pattern.quote(words) + "(?=$|[,\\s])", "")
              .strip()
              .replaceFirst("^,\\s*", "");
      add("postconf -e '" + list.setting() + " = " + rest + "'" + RELOAD);
      if (!words.startsWith("permit_")) {
        add(
            "postconf -e '"
                + list.setting()
                + " = "
                + list.value()
                    .replace(words, "permit_mynetworks, permit_sasl_authenticated, " + words)
                + "'"
                + RELOAD);
      }
    }
    if (end().contains("send HELO/EHLO")) {
      add("postconf -e 'smtpd_helo_required = no'" + RELOAD);
    }
  }

  // ---- domains and users

  private void domains() {
    int at = letter.recipient().lastIndexOf('@');
    String domain = at < 0 ? "" : letter.recipient().substring(at + 1);
    if (domain.isEmpty() || !safe(letter.recipient())) {
      return;
    }
    boolean loops = end().contains("loops back");
    boolean refused = chain.outcome() == Chain.Outcome.REFUSED;
    if (!loops && !(refused && says(domain + " is not in mydestination"))) {
      return;
    }
    add(
        "postconf -e 'mydestination = '\"$(postconf -xh mydestination)\"', "
            + domain
            + "'"
            + RELOAD);
    if (end().contains("Relay access denied") || loops) {
      add(
          "postconf -e 'relay_domains = '\"$(postconf -xh relay_domains)\"', "
              + domain
              + "'"
              + RELOAD);
    }
    add(
        "postconf -e 'virtual_alias_domains = "
            + domain
            + "' 'virtual_alias_maps = '\"$(postconf -xh virtual_alias_maps)\"' inline:{ { "
            + letter.recipient()
            + " = root } }'"
            + RELOAD);
  }

  private void users() {
    boolean unknown = end().contains("User unknown") || end().contains("unknown user");
    int at = letter.recipient().lastIndexOf('@');
    String user = at < 0 ? letter.recipient() : letter.recipient().substring(0, at);
    if (!unknown || !safe(letter.recipient())) {
      return;
    }
    String name = user.toLowerCase(Locale.ROOT).replaceFirst("[+].*", "");
    if (name.matches("[a-z_][a-z0-9_-]{0,30}")) {
      add("useradd -m " + name);
    }
    add("echo '" + user + ": root' >> /etc/aliases && newaliases");
    add(
        "postconf -e 'virtual_alias_maps = '\"$(postconf -xh virtual_alias_maps)\"' inline:{ { "
            + letter.recipient()
            + " = root } }'"
            + RELOAD);
    Matcher other = Pattern.compile("unknown user: \"([a-z0-9_-]+)\"").matcher(end());
    if (other.find() && !other.group(1).equals(name)) {
      add("useradd -m " + other.group(1));
      add("echo '" + other.group(1) + ": root' >> /etc/aliases && newaliases");
    }
    for (String parameter : List.of("virtual_mailbox_maps", "relay_recipient_maps")) {
      if (end().contains(parameter.equals("virtual_mailbox_maps") ? "virtual mailbox" : "relay")) {
        add(
            "postconf -e '"
                + parameter
                + " = '\"$(postconf -xh "
                + parameter
                + ")\"' inline:{ { "
                + letter.recipient()
                + " = "
                + user
                + "/ } }'"
                + RELOAD);
      }
    }
    add("postconf -e 'luser_relay = root' 'local_recipient_maps ='" + RELOAD);
  }

  private static boolean safe(String text) {
    return text.matches("[A-Za-z0-9@._+-]+");
  }

  private void clients() {
    boolean refused = chain.outcome() == Chain.Outcome.REFUSED;
    if (refused && letter.from().matches("[0-9.]+") && says("is not in mynetworks")) {
      add(
          "postconf -e 'mynetworks = '\"$(postconf -xh mynetworks)\"', "
              + letter.from()
              + "/32'"
              + RELOAD);
    }
    if (refused && says("is not in mynetworks") && letter.from().equals("outside")) {
      add("postconf -e 'mynetworks = '\"$(postconf -xh mynetworks)\"', 203.0.113.66/32'" + RELOAD);
    }
  }

  // ---- the way out

  private void network() {
    if (end().contains("loops back")) {
      add("postconf -e 'inet_interfaces = all'" + RELOAD);
    }
    if (end().contains("Network is unreachable")) {
      add("postconf -e 'inet_protocols = ipv4' && systemctl restart postfix");
    }
  }

  private void resolver() {
    if (!end().contains("Host or domain name not found")
        && !end().contains("Host not found")
        && !end().contains("Domain not found")
        && !end().contains("unable to look up")) {
      return;
    }
    add("cp /etc/resolv.conf /etc/hosts /etc/services /var/spool/postfix/etc/" + RELOAD);
    add(
        "echo 'nameserver 192.0.2.53' > /etc/resolv.conf"
            + " && cp /etc/resolv.conf /var/spool/postfix/etc/"
            + RELOAD);
  }

  private void space() {
    if (!end().contains("Insufficient system storage") && !end().contains("No space left")) {
      return;
    }
    String biggest = "";
    long size = 1_000_000;
    for (String folder : List.of("/var/log", "/var/tmp", "/tmp", "/root", "/var/mail")) {
      try {
        for (String name : machine.root().list(folder)) {
          Inode inode = machine.root().peek(folder + "/" + name);
          if (inode != null && inode.isRegular() && inode.size() > size) {
            size = inode.size();
            biggest = folder + "/" + name;
          }
        }
      } catch (DiskException e) {
        // there is no such folder
      }
    }
    if (!biggest.isEmpty() && safe(biggest.replace("/", ""))) {
      add("rm " + biggest);
    }
  }

  // ---- mailboxes

  private void mailboxes() {
    if (end().contains("too large") || end().contains("Disk quota") || end().contains("File too")) {
      add("postconf -e 'mailbox_size_limit = 0' 'virtual_mailbox_limit = 0'" + RELOAD);
    }
    if (end().contains("exceeds") || end().contains("too big") || end().contains("too large")) {
      add("postconf -e 'message_size_limit = 0' 'mailbox_size_limit = 0'" + RELOAD);
    }
    for (Cause cause : chain.end().causes()) {
      Position place = cause.place();
      if (place == null || place.line() > 0 || !place.source().startsWith("/")) {
        continue;
      }
      String path = place.source();
      Inode inode = machine.root().peek(path);
      String user = letter.recipient().replaceFirst("[+@].*", "");
      if (inode != null && !path.startsWith("/etc/") && machine.users().named(user) != null) {
        add("chown " + user + " " + path + " && chmod u+rw " + path);
      }
      if (inode != null && inode.isRegular() && (inode.mode() & 02) != 0) {
        add("chmod o-w " + path);
      }
      if (inode != null && inode.isRegular() && (inode.mode() & 0111) != 0) {
        add("chmod a-x " + path);
      }
      if (inode != null && inode.isDirectory() && path.startsWith("/var/mail/")) {
        add("rmdir " + path);
      }
    }
    virtualMailboxes();
    for (Decision step : chain.steps()) {
      if (step.stage().equals("local forward")) {
        step.causes().stream()
            .filter(c -> c.place() != null)
            .forEach(c -> add("mv " + c.place().source() + " " + c.place().source() + ".off"));
      }
    }
    if (end().contains("is restricted")) {
      add("postconf -e 'allow_mail_to_commands = alias, forward, include'" + RELOAD);
      add("postconf -e 'allow_mail_to_files = alias, forward, include'" + RELOAD);
    }
  }

  private void virtualMailboxes() {
    Matcher owner =
        Pattern.compile("the mailbox is (/[A-Za-z0-9/._-]+?)/?, its owner (\\d+:\\d+)")
            .matcher(causeText());
    if (owner.find()) {
      String path = owner.group(1);
      String parent = path.replaceFirst("/[^/]*$", "");
      add("chown -R " + owner.group(2) + " " + path);
      add("mkdir -p " + parent + " && chown " + owner.group(2) + " " + parent);
    }
    Matcher small = Pattern.compile("(\\d+) is too small").matcher(causeText());
    if (small.find()) {
      add("postconf -e 'virtual_minimum_uid = " + small.group(1) + "'" + RELOAD);
      add("postconf -e 'virtual_uid_maps = static:1000' 'virtual_gid_maps = static:1000'" + RELOAD);
    }
  }

  // ---- any setting that is not a default

  private void settings() {
    for (Cause cause : causes()) {
      String origin = cause.origin();
      if (origin.startsWith("/etc/postfix/main.cf")) {
        add("postconf -X " + cause.setting() + RELOAD);
      }
    }
    String service = "";
    for (Cause cause : chain.end().causes()) {
      Matcher named = Pattern.compile("^service (\\S+) runs ").matcher(cause.text());
      service = named.find() ? named.group(1) : service;
    }
    for (Cause cause : causes()) {
      if (cause.origin().startsWith("override in ") && !service.isEmpty()) {
        add("postconf -PX " + service + "/" + cause.setting() + RELOAD);
      }
    }
  }
}
