# objective: 211.3
# level: 3
# title: protocol, remote, local_name
Settings that hold for some connections only.

  $ cat > /etc/dovecot/local.conf <<'F'
  > protocol imap {
  >   mail_max_userip_connections = 3
  > }
  > remote 203.0.113.0/24 {
  >   disable_plaintext_auth = no
  > }
  > local 192.0.2.10 {
  >   login_greeting = From outside.
  > }
  > local_name imap.example.com {
  >   ssl_cert = </etc/ssl/certs/ssl-cert-snakeoil.pem
  > }
  > F
  $ doveconf -n | tail -30
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
  }
  protocol imap {
    mail_max_userip_connections = 3
  }
  remote 203.0.113.0/24 {
    disable_plaintext_auth = no
  }
  local 192.0.2.10 {
    login_greeting = From outside.
  }
  local_name imap.example.com {
    ssl_cert = </etc/ssl/certs/ssl-cert-snakeoil.pem
  }
  $ doveconf -n -f protocol=imap | grep -v '^ssl_key' | tail -12; doveconf -f rip=203.0.113.66 -h disable_plaintext_auth; doveconf -f lip=192.0.2.10 -h login_greeting
  protocol imap {
    mail_max_userip_connections = 3
  }
  remote 203.0.113.0/24 {
    disable_plaintext_auth = no
  }
  local 192.0.2.10 {
    login_greeting = From outside.
  }
  local_name imap.example.com {
    ssl_cert = </etc/ssl/certs/ssl-cert-snakeoil.pem
  }
  doveconf: Fatal: Unknown filter argument: rip=203.0.113.66
  doveconf: Fatal: Unknown filter argument: lip=192.0.2.10
  [89]
  $ dovecot; (sleep 0.3; printf 'a LOGOUT\r\n') | nc -q1 127.0.0.1 143 | head -1
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN] Dovecot (Debian) ready.
  $ ssh client "(sleep 0.3; printf 'a LOGIN alice alice-secret\r\nb LOGOUT\r\n'; sleep 0.5) | nc -q1 192.0.2.10 143" | cut -c1-100
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN] From
  a OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCE
  * BYE Logging out
  b OK Logout completed (0.001 + 0.000 + 0.002 secs).
  $ printf 'remote 203.0.113.0/33 {\n}\n' >> /etc/dovecot/local.conf; doveconf -n | tail -3
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 13: Invalid network mask: 33
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 13: Invalid network mask: 33
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  $ printf 'remote nonsense.example {\n}\n' > /etc/dovecot/local.conf; doveconf -n | head -2; printf 'local mail.example.com {\n  login_greeting = x\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -3
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: gethostbyname(nonsense.example) failed: Name or service not known
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: gethostbyname(nonsense.example) failed: Name or service not known
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  local 192.0.2.10 {
    login_greeting = x
  }
  $ printf 'protocol nosuch {\n  mail_location = x\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -3
  protocol nosuch {
    mail_location = x
  }
  $ printf 'protocol imap {\n  listen = *\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -3
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: protocol { listen } has been replaced by service { inet_listener { address } }
  doveconf: Warning: NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf
  doveconf: Warning: Obsolete setting in /etc/dovecot/local.conf:2: protocol { listen } has been replaced by service { inet_listener { address } }
  userdb {
    driver = passwd
  }
  $ printf 'local 192.0.2.10 {\n  protocol imap {\n    remote 10.0.0.0/8 {\n      login_greeting = deep\n    }\n  }\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -9
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 3: protocol { remote { .. } } not allowed (use remote { protocol { .. } } instead)
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 3: protocol { remote { .. } } not allowed (use remote { protocol { .. } } instead)
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  $ printf 'protocol imap {\n  remote 10.0.0.0/8 {\n    login_greeting = deep\n  }\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -9
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: protocol { remote { .. } } not allowed (use remote { protocol { .. } } instead)
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: protocol { remote { .. } } not allowed (use remote { protocol { .. } } instead)
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  # Pigeonhole version 0.5.19 (4eae2f79)
  $ printf 'protocol !imap {\n  mail_plugins = x\n}\n' > /etc/dovecot/local.conf; doveconf -n | tail -3
  protocol !imap {
    mail_plugins = x
  }
