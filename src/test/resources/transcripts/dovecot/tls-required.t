# objective: 211.3
# level: 2
# title: TLS: required, versions, broken keys
ssl = required, ssl_min_protocol, files that are not there.

  $ printf 'ssl = required\n' > /etc/dovecot/local.conf; dovecot; (sleep 0.3; printf 'a CAPABILITY\r\nb LOGIN alice alice-secret\r\nc LOGOUT\r\n'; sleep 1) | nc 127.0.0.1 143 | cut -c1-120
  * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN] Dovecot (Debian) ready.
  * CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN
  a OK Pre-login capabilities listed, post-login capabilities have more.
  * CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS THREAD=ORD
  b OK Logged in
  * BYE Logging out
  c OK Logout completed (0.001 + 0.000 + 0.002 secs).
  $ ssh client '(sleep 0.3; printf "a LOGIN alice alice-secret\r\nc LOGOUT\r\n"; sleep 1) | nc 192.0.2.10 143' | tail -3
  a NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
  * BYE Logging out
  c OK Logout completed.
  $ ssh client "curl -sk --ssl-reqd imap://mail.example.com/ -u alice:alice-secret; curl -sk imaps://mail.example.com/ -u alice:alice-secret; true"; echo $?
  * LIST (\HasNoChildren) "/" INBOX
  * LIST (\HasNoChildren) "/" INBOX
  0
  $ echo Q | openssl s_client -connect localhost:993 2>/dev/null | grep -E 'Cipher is' | head -1
  New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
  $ sleep 1; grep -o 'imap-login: Login.*' /var/log/mail.log | sed 's/mpid=[0-9]*/mpid=N/; s/, session.*//'
  imap-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured
  imap-login: Login: user=<alice>, method=PLAIN, rip=203.0.113.66, lip=192.0.2.10, mpid=N, TLS
  imap-login: Login: user=<alice>, method=PLAIN, rip=203.0.113.66, lip=192.0.2.10, mpid=N, TLS
  $ printf 'ssl_min_protocol = TLSv1.3\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1; echo Q | openssl s_client -tls1_2 -connect localhost:993 2>&1 | grep -c 'alert protocol version'; echo Q | openssl s_client -tls1_3 -connect localhost:993 2>/dev/null | grep -c 'TLSv1.3'
  0
  1
  $ sleep 1; grep -o 'imap-login: Disc.*' /var/log/mail.log | tail -1 | sed 's/, session.*//; s/in [0-9]* secs/in N secs/'
  imap-login: Disconnected: Connection closed (no auth attempts in N secs): user=<>, rip=::1, lip=::1, TLS
  $ printf 'ssl_cert = </etc/ssl/certs/nosuch.pem\n' > /etc/dovecot/local.conf; doveconf -n ssl_cert; doveadm stop; sleep 0.5; dovecot; echo $?
  ssl_cert = </etc/ssl/certs/nosuch.pem
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: ssl_cert: Can't open file /etc/ssl/certs/nosuch.pem: No such file or directory
  89
  $ printf 'ssl_cert = /etc/dovecot/private/dovecot.pem\n' > /etc/dovecot/local.conf; dovecot; echo $?; echo Q | openssl s_client -connect localhost:993 2>&1 | grep -c 'subject='; sleep 0.5; grep -o 'imap-login: Err.*' /var/log/mail.log | tail -1 | sed 's/: user=.*//'
  0
  0
  imap-login: Error: Failed to initialize SSL server context: Can't load SSL certificate (ssl_cert setting): There is no valid PEM certificate.
  $ openssl genrsa -out /etc/ssl/private/other.key 2048 2>/dev/null; printf 'ssl_key = </etc/ssl/private/other.key\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1;  echo Q | openssl s_client -connect localhost:993 2>&1 | grep -c 'subject='; sleep 0.5; grep -o 'imap-login: Err.*' /var/log/mail.log | tail -1 | sed 's/: user=.*//'
  0
  imap-login: Error: Failed to initialize SSL server context: Can't load SSL private key (ssl_key setting): Key is for a different cert than ssl_cert
  $ printf 'ssl_key = </etc/ssl/private/garbage.key\n' > /etc/dovecot/local.conf; echo garbage > /etc/ssl/private/garbage.key; doveadm reload; sleep 1;  echo Q | openssl s_client -connect localhost:143 -starttls imap 2>&1 | grep -c 'subject='; sleep 0.5; grep -o 'imap-login: Err.*' /var/log/mail.log | tail -1 | sed 's/: user=.*//'
  0
  imap-login: Error: Failed to initialize SSL server context: Couldn't parse private SSL key (ssl_key setting) (maybe ssl_key_password is wrong?): error:1E08010C:DECODER routines::unsupported: No supported data to decode. Input type: PEM
