# objective: 211.3
# level: 1
# title: a POP3 session by hand
USER, PASS, STAT, LIST, RETR, TOP, UIDL, and the errors.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; for n in 1 2 3; do printf "Subject: mail $n\n\nline 1\n.dot\nline 3\n" | doveadm save -u alice; done
  $ (sleep 0.5; for c in 'CAPA' 'STAT' 'NONSENSE' 'PASS x' 'USER' 'USER alice' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  +OK
  CAPA
  TOP
  UIDL
  RESP-CODES
  PIPELINING
  AUTH-RESP-CODE
  STLS
  USER
  SASL PLAIN
  .
  -ERR Unknown command.
  -ERR Unknown command.
  -ERR No username given.
  +OK
  +OK
  +OK Logging out
  $ (sleep 0.5; for c in 'USER alice' 'PASS alice-secret' 'STAT' 'LIST' 'UIDL 2' 'TOP 1 1' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110 | sed "s/^\(+OK 2\) .*/\1 UIDL/"
  +OK Dovecot (Debian) ready.
  +OK
  +OK Logged in.
  +OK 3 123
  +OK 3 messages:
  1 41
  2 41
  3 41
  .
  +OK 2 UIDL
  +OK
  Subject: mail 1
  
  line 1
  .
  +OK Logging out.
  $ (sleep 0.5; for c in 'USER alice' 'PASS alice-secret' 'RETR 2' 'LIST 2' 'LIST 9' 'RETR 0' 'RETR x' 'TOP 1' 'TOP 9 1' 'DELE 9' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  +OK
  +OK Logged in.
  +OK 41 octets
  Subject: mail 2
  
  line 1
  ..dot
  line 3
  .
  +OK 2 41
  -ERR There's no message 9.
  -ERR There's no message 0.
  -ERR Invalid message number: x
  -ERR Noise after message number:
  -ERR There's no message 9.
  -ERR There's no message 9.
  +OK Logging out.
  $ (sleep 0.5; for c in 'USER alice' 'PASS alice-secret' 'DELE 1' 'DELE 1' 'RETR 1' 'LIST' 'STAT' 'LAST' 'RSET' 'STAT' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  +OK
  +OK Logged in.
  +OK Marked to be deleted.
  -ERR Message is deleted.
  -ERR Message is deleted.
  +OK 2 messages:
  2 41
  3 41
  .
  +OK 2 82
  -ERR Unknown command: LAST
  +OK
  +OK 3 123
  +OK Logging out.
  $ (sleep 0.5; for c in 'USER alice' 'PASS alice-secret' 'CAPA' 'NOOP' 'UIDL' 'USER bob' 'XTND' 'STLS' '' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110 | sed "s/^\([123]\) .*/\1 UIDL/"
  +OK Dovecot (Debian) ready.
  +OK
  +OK Logged in.
  +OK
  CAPA
  TOP
  UIDL
  RESP-CODES
  PIPELINING
  AUTH-RESP-CODE
  .
  +OK
  +OK
  1 UIDL
  2 UIDL
  3 UIDL
  .
  -ERR Unknown command: USER
  -ERR Unknown command: XTND
  -ERR Unknown command: STLS
  -ERR Unknown command.
  +OK Logging out.
  $ (sleep 0.5; for c in 'AUTH' 'AUTH NONSENSE' 'AUTH PLAIN AGFsaWNlAGFsaWNlLXNlY3JldA==' 'STAT' 'QUIT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  +OK
  PLAIN
  .
  -ERR [AUTH] Unsupported authentication mechanism.
  +OK Logged in.
  +OK 3 123
  +OK Logging out.
  $ (sleep 0.5; for c in 'APOP alice x' 'USER alice' 'PASS' 'QUIT' 'STAT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  -ERR APOP not enabled.
  +OK
  -ERR [AUTH] Authentication failed.
  +OK Logging out
  $ sleep 1; grep -o 'pop3(alice).*\|pop3-login: .*' /var/log/mail.log | sed 's/<[0-9]*><[^>]*>//; s/mpid=[0-9]*/mpid=N/; s/session=<[^>]*>/S/; s/in [0-9]* secs/in N secs/'
  pop3-login: Disconnected: Aborted login by logging out (no auth attempts in N secs): user=<>, rip=127.0.0.1, lip=127.0.0.1, secured, S
  pop3-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  pop3(alice): Disconnected: Logged out top=1/32, retr=0/0, del=0/3, size=123
  pop3-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  pop3(alice): Disconnected: Logged out top=0/0, retr=1/57, del=0/3, size=123
  pop3-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  pop3(alice): Disconnected: Logged out top=0/0, retr=0/0, del=0/3, size=123
  pop3-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  pop3(alice): Disconnected: Logged out top=0/0, retr=0/0, del=0/3, size=123
  pop3-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  pop3(alice): Disconnected: Logged out top=0/0, retr=0/0, del=0/3, size=123
  pop3-login: Disconnected: Aborted login by logging out (auth failed, 1 attempts in N secs): user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, secured, S
  $ ls /home/alice/Maildir/cur /home/alice/Maildir/new | grep -c ':2,'; doveadm fetch -u alice 'uid flags' all
  3
  uid: 1
  flags:
  
  uid: 2
  flags: \Seen
  
  uid: 3
  flags:
