# objective: 211.2
# level: 2
# title: On holiday: answering automatically
  $ postfix start; dovecot; sleep 1; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; printf 'protocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; postfix reload; su - alice -c 'printf "require [\"vacation\"];\nvacation :days 1 :subject \"Away\" \"I am on holiday.\";\n" > ~/.dovecot.sieve'; doveadm reload; sleep 1; ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --h-Subject question --silent 1 --hide-all'; sleep 3; grep -c 'status=sent' /var/log/mail.log
  1
  $ grep -o 'lda(alice.*' /var/log/mail.log | sed 's/<[0-9]*><[^>]*>//;s/msgid=<[^>]*>/msgid=<X>/'
  lda(alice): Error: setegid(privileged) failed: Operation not permitted
  lda(alice): Error: Mailbox INBOX: open(/var/mail/alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /var/mail, we're not in group 8(mail), dir owned by 0:8 mode=0775)
  lda(alice): Error: Mailbox INBOX: Failed to autocreate mailbox: Mailbox INBOX: open(/var/mail/alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /var/mail, we're not in group 8(mail), dir owned by 0:8 mode=0775)
  lda(alice): sieve: msgid=<X>: vacation action: sent vacation response to <dave@example.net>
  lda(alice): Error: sieve: msgid=<X>: failed to store into mailbox 'INBOX': Mailbox INBOX: Failed to autocreate mailbox: Mailbox INBOX: open(/var/mail/alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /var/mail, we're not in group 8(mail), dir owned by 0:8 mode=0775)
  lda(alice): Error: sieve: Execution of script /home/alice/.dovecot.sieve failed with unsuccessful implicit keep (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied )
  $ ls -a /home/alice | grep dovecot | sort; doveadm mailbox status -u alice messages INBOX
  .dovecot.lda-dupes.locks
  .dovecot.sieve
  .dovecot.sieve.log
  .dovecot.svbin
  INBOX messages=0
  $ ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --h-Subject again --silent 1 --hide-all'; sleep 3; grep -c 'discarded\|vacation' /var/log/mail.log; grep -o 'lda(alice.*' /var/log/mail.log | tail -n 2 | sed 's/<[0-9]*><[^>]*>//;s/msgid=<[^>]*>/msgid=<X>/'
  2
  lda(alice): Error: sieve: Execution of script /home/alice/.dovecot.sieve failed with unsuccessful implicit keep (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied )
  $ ssh client "swaks --server mail.example.com --from dave@example.net --to alice@example.com --header 'List-Id: <x.example.net>' --silent 1 --hide-all"; sleep 3;  grep -o 'lda(alice.*' /var/log/mail.log | tail -n 1 | sed 's/<[0-9]*><[^>]*>//;s/msgid=<[^>]*>/msgid=<X>/'
  lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied )
  $ ssh client 'swaks --server mail.example.com --from "<>" --to alice@example.com --silent 1 --hide-all'; sleep 2; mailq; doveadm mailbox status -u alice messages INBOX
  -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
  81DDB1B6        452 Sat Nov 21 15:57:20  MAILER-DAEMON
  (temporary failure. Command output: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied)
                                           alice@example.com
  
  5D9431B0        494 Sat Nov 21 15:57:17  dave@example.net
  (temporary failure. Command output: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied)
                                           alice@example.com
  
  18DF31A8        437 Sat Nov 21 15:57:14  dave@example.net
  (temporary failure. Command output: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied)
                                           alice@example.com
  
  D90B7189        440 Sat Nov 21 15:57:10  dave@example.net
  (temporary failure. Command output: lda(alice): Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied)
                                           alice@example.com
  
  -- 1 Kbytes in 4 Requests.
  INBOX messages=0
