# objective: 211.3
# level: 1
# title: doveconf -n, -d, -a and friends
What is set, what the defaults are, sections, plain values.

  $ doveconf -n | grep -v "^# OS" | head -40
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  # Hostname: mail.example.com
  mail_location = mbox:~/mail:INBOX=/var/mail/%u
  mail_privileged_group = mail
  managesieve_notify_capability = mailto
  managesieve_sieve_capability = fileinto reject envelope encoded-character vacation subaddress comparator-i;ascii-numeric relational regex imap4flags copy include variables body enotify environment mailbox date index ihave duplicate mime foreverypart extracttext
  namespace inbox {
    inbox = yes
    location =
    mailbox Drafts {
      special_use = \Drafts
    }
    mailbox Junk {
      special_use = \Junk
    }
    mailbox Sent {
      special_use = \Sent
    }
    mailbox "Sent Messages" {
      special_use = \Sent
    }
    mailbox Trash {
      special_use = \Trash
    }
    prefix =
  }
  passdb {
    driver = pam
  }
  plugin {
    sieve = file:~/sieve;active=~/.dovecot.sieve
  }
  protocols = " imap lmtp sieve pop3"
  ssl_cert = </etc/dovecot/private/dovecot.pem
  ssl_client_ca_dir = /etc/ssl/certs
  ssl_dh = # hidden, use -P to show it
  ssl_key = # hidden, use -P to show it
  userdb {
    driver = passwd
  $ doveconf -a | grep -c .
  1217
  $ doveconf mail_location protocols ssl; doveconf -h ssl; doveconf -d mail_location; doveconf -d ssl_min_protocol
  mail_location = mbox:~/mail:INBOX=/var/mail/%u
  protocols =  imap lmtp sieve pop3
  ssl = yes
  yes
  mail_location =
  ssl_min_protocol = TLSv1.2
  $ doveconf service/imap-login | head -30
  service imap-login {
    chroot = login
    client_limit = 0
    drop_priv_before_exec = no
    executable = imap-login
    extra_groups =
    group =
    idle_kill = 0
    inet_listener imap {
      address =
      haproxy = no
      port = 143
      reuse_port = no
      ssl = no
    }
    inet_listener imaps {
      address =
      haproxy = no
      port = 993
      reuse_port = no
      ssl = yes
    }
    privileged_group =
    process_limit = 0
    process_min_avail = 0
    protocol = imap
    service_count = 1
    type = login
    user = $default_login_user
    vsz_limit = 18446744073709551615 B
  $ doveconf -n service; doveconf namespace/inbox | head -20
  namespace inbox {
    disabled = no
    hidden = no
    ignore_on_failure = no
    inbox = yes
    list = yes
    location =
    mailbox Drafts {
      auto = no
      autoexpunge = 0
      autoexpunge_max_mails = 0
      comment =
      driver =
      special_use = \Drafts
    }
    mailbox Junk {
      auto = no
      autoexpunge = 0
      autoexpunge_max_mails = 0
      comment =
  $ doveconf -f service=imap -h mail_max_userip_connections; doveconf -f protocol=imap -h mail_max_userip_connections; doveconf -f nosuch=x ssl
  10
  10
  doveconf: Fatal: Unknown filter argument: nosuch=x
  [89]
  $ doveconf -P | grep ssl_key; doveconf ssl_key; doveconf -n ssl_cert
  ssl_key = </etc/dovecot/private/dovecot.key
  ssl_key_password =
  ssl_key = </etc/dovecot/private/dovecot.key
  ssl_cert = </etc/dovecot/private/dovecot.pem
  $ doveconf plugin; doveconf nosuch; echo $?; doveconf service/nosuch; echo $?
  plugin {
    sieve = file:~/sieve;active=~/.dovecot.sieve
  }
  0
  0
  $ doveconf -c /nonexistent; doveconf -c /etc/hosts
  # 2.3.19.1 (9b53102964): /nonexistent
  doveconf: Fatal: open(/nonexistent) failed: No such file or directory
  # Pigeonhole version 0.5.19 (4eae2f79)
  # 2.3.19.1 (9b53102964): /etc/hosts
  doveconf: Fatal: Error in configuration file /etc/hosts line 1: Expecting '{'
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/hosts line 1: Expecting '{'
  # Pigeonhole version 0.5.19 (4eae2f79)
  [89]
  $ doveconf -h protocols
   imap lmtp sieve pop3
  $ printf 'mail_location = maildir:~/Maildir\nmail_location = mbox:~/x\n' > /tmp/y.conf; doveconf -nc /tmp/y.conf | grep mail_loc; doveconf -h -c /tmp/y.conf mail_location
  mail_location = mbox:~/x
  mbox:~/x
  $ su alice -c 'doveadm mailbox list'; su alice -c 'doveadm user alice' 2>&1 | sed 's,<[0-9]*>,<P>,'
  INBOX
  doveadm(alice)<P><>: Error: auth-master: userdb lookup(alice): connect(/run/dovecot/auth-userdb) failed: No such file or directory
  field	value
