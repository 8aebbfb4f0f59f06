# objective: 211.3
# level: 3
# title: limits of a login
mail_max_userip_connections, bad commands, logins in clear from outside.

  $ printf 'mail_max_userip_connections = 2\n' > /etc/dovecot/local.conf; dovecot
  $ for i in 1 2 3; do (sleep 0.3; printf 'a LOGIN alice alice-secret\r\n'; sleep 4) | nc 127.0.0.1 143 > /tmp/c$i & sleep 0.3; done; sleep 1; cut -c1-110 /tmp/c3 | tail -1; doveadm who | awk 'NR>1{print $1, $2, $3}'
  a NO [LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=2)
  alice 2 imap
  $ sleep 4; (sleep 0.3; for c in 'x' 'y z' 'w'; do printf "$c\r\n"; sleep 0.3; done; sleep 1) | nc 127.0.0.1 143 | sed 1d
  x BAD Error in IMAP command received by server.
  y BAD Error in IMAP command received by server.
  * BYE Too many invalid IMAP commands.
  $ (sleep 0.3; printf 'a LOGIN alice\r\nb LOGIN\r\nc LOGIN "alice" "alice-secret" x\r\nd LOGOUT x\r\n'; sleep 1) | nc 127.0.0.1 143 | sed 1d
  a BAD Error in IMAP command received by server.
  b BAD Error in IMAP command received by server.
  * BYE Too many invalid IMAP commands.
  $ ssh client '(sleep 0.3; printf "a LOGIN alice alice-secret\r\nb AUTHENTICATE PLAIN AGFsaWNlAGFsaWNlLXNlY3JldA==\r\nc LOGOUT\r\n"; sleep 1) | nc 192.0.2.10 143' | cut -c1-160
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS LOGINDISABLED] Dovecot (Debian) ready.
  * BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did it anyway. If anyone was listening, the password was exposed.
  a NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
  b NO [PRIVACYREQUIRED] Plaintext authentication disabled.
  * BYE Logging out
  c OK Logout completed.
  $ ssh client '(sleep 0.3; printf "USER alice\r\nPASS alice-secret\r\nAUTH PLAIN AGFsaWNlAGFsaWNlLXNlY3JldA==\r\nCAPA\r\nQUIT\r\n"; sleep 1) | nc 192.0.2.10 110'
  +OK Dovecot (Debian) ready.
  -ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
  -ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
  -ERR [AUTH] Plaintext authentication disabled.
  +OK
  CAPA
  TOP
  UIDL
  RESP-CODES
  PIPELINING
  AUTH-RESP-CODE
  STLS
  SASL
  .
  +OK Logging out
  $ sleep 1; grep -o '[a-z0-9]*-login: Dis.*' /var/log/mail.log | sed 's/in [0-9]* secs/in N secs/; s/, session.*//'
  imap-login: Disconnected: Maximum number of connections from user+IP exceeded (mail_max_userip_connections=2): user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, secured
  imap-login: Disconnected: Too many invalid commands (no auth attempts in N secs): user=<>, rip=127.0.0.1, lip=127.0.0.1, secured
  imap-login: Disconnected: Too many invalid commands (no auth attempts in N secs): user=<>, rip=127.0.0.1, lip=127.0.0.1, secured
  imap-login: Disconnected: Aborted login by logging out (tried to use disallowed plaintext auth): user=<alice>, method=PLAIN, rip=203.0.113.66, lip=192.0.2.10
  pop3-login: Disconnected: Aborted login by logging out (tried to use disallowed plaintext auth): user=<alice>, method=PLAIN, rip=203.0.113.66, lip=192.0.2.10
  $ printf 'login_trusted_networks = 203.0.113.0/24\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; ssh client '(sleep 0.3; printf "a LOGIN alice alice-secret\r\nc LOGOUT\r\n"; sleep 1) | nc 192.0.2.10 143' | cut -c1-60
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE
  a OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE
  * BYE Logging out
  c OK Logout completed (0.001 + 0.000 + 0.002 secs).
  $ printf 'login_greeting = Hello there.\nlogin_log_format_elements = user=<%%u> %%m\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; (sleep 0.3; printf 'a LOGOUT\r\n'; sleep 0.5) | nc 127.0.0.1 143 | head -1 | sed 's/.*\]//'; sleep 0.5; grep -o 'imap-login: .*' /var/log/mail.log | tail -1 | sed 's/in [0-9]* secs/in N secs/'
   Hello there.
  imap-login: Disconnected: Aborted login by logging out (no auth attempts in N secs): user=<>
  $ printf 'disable_plaintext_auth = no\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; ssh client '(sleep 0.3; printf "a CAPABILITY\r\nc LOGOUT\r\n"; sleep 1) | nc 192.0.2.10 143' | sed -n 2p
  * CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN
  $ printf 'ssl = no\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; ssh client '(sleep 0.3; printf "a STARTTLS\r\nc LOGOUT\r\n"; sleep 1) | nc 192.0.2.10 143'; ss -ltn | grep -c ':99[35] '
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ LOGINDISABLED] Dovecot (Debian) ready.
  a BAD TLS support isn't enabled.
  * BYE Logging out
  c OK Logout completed.
  0
  [1]
