package io.chapar.lab.chaos;

import java.util.List;

/** The one list of all faults that {@code lab break} knows. */
final class Faults {
  private Faults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "jail",
            "dns",
            "echo 'nameserver 192.0.2.99' > /var/spool/postfix/etc/resolv.conf",
            "cmp -s /etc/resolv.conf /var/spool/postfix/etc/resolv.conf"),
        new Fault(
            "resolver",
            "dns",
            "sed -i 's/^nameserver.*/nameserver 192.0.2.99/' /etc/resolv.conf"
                + " && cp /etc/resolv.conf /var/spool/postfix/etc/resolv.conf",
            "host -W 1 example.net > /dev/null"),
        new Fault(
            "hosts",
            "dns",
            "echo '192.0.2.77 mx.example.net' >> /etc/hosts"
                + " && cp /etc/hosts /var/spool/postfix/etc/hosts"
                + " && postconf -e 'smtp_host_lookup = native' && postfix reload",
            "! grep -q 192.0.2.77 /var/spool/postfix/etc/hosts"),
        new Fault(
            "mx",
            "mx",
            Fault.DNS + "mx.example.net",
            "host -W 1 -t A \"$(host -t MX example.net | sed 's/.* //')\" | grep -q address"),
        new Fault("relayhost", "mx", conf("relayhost = [192.0.2.77]"), get("relayhost", "[ -z")),
        new Fault(
            "full",
            "disk",
            "dd if=/dev/zero of=/var/log/dump.old bs=1M count=600 2> /dev/null; true",
            "[ $(df --output=avail / | tail -1) -gt 20000 ]"),
        new Fault(
            "minfree",
            "disk",
            conf("queue_minfree = 900000000"),
            "[ $(postconf -h queue_minfree) -lt 500000000 ]"),
        new Fault(
            "key",
            "cert",
            "openssl genrsa -out /etc/ssl/private/other.key 2048 2> /dev/null"
                + " && postconf -e 'smtpd_tls_key_file = /etc/ssl/private/other.key'"
                + " && sed -i 's,^ssl_key *=.*,ssl_key = </etc/ssl/private/other.key,'"
                + " /etc/dovecot/conf.d/10-ssl.conf && postfix reload && doveadm reload",
            "! postconf -h smtpd_tls_key_file | grep -q other.key"),
        new Fault(
            "aliases",
            "tables",
            "rm -f /etc/aliases.db",
            "postalias -q postmaster hash:/etc/aliases > /dev/null"),
        new Fault(
            "destination",
            "config",
            conf("mydestination = localhost"),
            "postconf -xh mydestination | grep -qw example.com"),
        new Fault(
            "size",
            "config",
            conf("message_size_limit = 300"),
            get("message_size_limit", "[ 10000 -lt")),
        new Fault(
            "restriction",
            "config",
            conf("smtpd_client_restrictions = reject"),
            "! postconf -h smtpd_client_restrictions | grep -qw reject"),
        new Fault(
            "interfaces",
            "network",
            "postconf -e 'inet_interfaces = loopback-only' && postfix stop && postfix start",
            "ss -ltn | grep -q '\\(0.0.0.0\\|192.0.2.10\\|\\*\\):25 '"),
        new Fault(
            "smtpservice",
            "network",
            "postconf -MX smtp/inet && postfix stop && postfix start",
            "ss -ltn | grep -q ':25 '"),
        new Fault(
            "mailbox",
            "mailbox",
            "touch /var/mail/alice && chown bob: /var/mail/alice && chmod 600 /var/mail/alice",
            "[ ! -e /var/mail/alice ] || [ \"$(stat -c %U /var/mail/alice)\" = alice ]"),
        new Fault(
            "spool",
            "mailbox",
            "chmod 755 /var/mail",
            "find /var/mail -maxdepth 0 -perm -g+w | grep -q ."),
        new Fault(
            "location",
            "mailbox",
            "sed -i 's,^mail_location *=.*,mail_location = maildir:~/Mail,'"
                + " /etc/dovecot/conf.d/10-mail.conf && doveadm reload",
            "! doveconf -h mail_location | grep -q 'maildir:~/Mail$'"),
        new Fault("stopped", "service", "systemctl stop dovecot", "systemctl -q is-active dovecot"),
        new Fault("password", "login", "usermod -L alice", "! passwd -S alice | grep -q ' L '"),
        new Fault(
            "passdb",
            "login",
            "sed -i 's/^!include auth-system/#!include auth-system/'"
                + " /etc/dovecot/conf.d/10-auth.conf && doveadm reload",
            "doveconf -n | grep -q 'driver = '"),
        new Fault(
            "maildrop",
            "queue",
            "chmod 700 /var/spool/postfix/maildrop",
            "find /var/spool/postfix/maildrop -maxdepth 0 -perm -030 | grep -q ."));
  }

  private static String conf(String setting) {
    return "postconf -e '" + setting + "' && postfix reload";
  }

  private static String get(String parameter, String test) {
    return test + " \"$(postconf -h " + parameter + ")\" ]";
  }
}
