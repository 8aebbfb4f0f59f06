# objective: 211.2
# level: 2
# title: run-time errors
What the log says when a script fails while it runs; the message is kept.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nlda_mailbox_autocreate = no\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ see() { sleep 1.5; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g; s/msgid=[^:]*/msgid=ID/' | tail -n +$((seen+1)); seen=$(grep -c 'lda(' /var/log/mail.log); }; seen=0
  $ printf 'require "fileinto";\nfileinto "No/Such";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s one alice; see; tail -1 /home/alice/.dovecot.sieve.log | sed 's/msgid=[^:]*/msgid=ID/'
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  error: msgid=ID: fileinto action: failed to store into mailbox 'No/Such': Invalid mailbox name: Name must not have '/' characters.
  $ printf 'require "fileinto";\nfileinto "Missing";\nfileinto "INBOX";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s two alice; see; doveadm mailbox status -u alice messages INBOX
  lda(alice): sieve: msgid=ID: fileinto action: store into mailbox 'INBOX' aborted
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  INBOX messages=2
  $ printf 'redirect "a@example.net";\nredirect "b@example.net";\nredirect "c@example.net";\nredirect "d@example.net";\nredirect "e@example.net";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s three alice; see; tail -1 /home/alice/.dovecot.sieve.log; grep -c 'example.net' /var/log/mail.log
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  .dovecot: line 5: error: number of redirect actions exceeds policy limit (5 > 4).
  0
  [1]
  $ printf 'require ["reject", "fileinto"];\nfileinto "INBOX";\nreject "no";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s four alice; see; tail -1 /home/alice/.dovecot.sieve.log
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  lda(alice): sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  .dovecot: line 3: error: reject/ereject action conflicts with other action: the store action (.dovecot: line 2) tries to deliver the message.
  $ chmod 500 /home/alice; printf 'foo;\n' > /home/alice/.dovecot.sieve; rm -f /home/alice/.dovecot.sieve.log; echo hi | mail -s six alice; see; ls /home/alice/.dovecot.sieve.log; chmod 755 /home/alice
  lda(alice): Error: sieve: failed to open logfile (LOGGING TO STDERR): open(/home/alice/.dovecot.sieve.log) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /home/alice, dir owner missing perms)
  lda(alice): sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  lda(alice): sieve: msgid=ID: stored mail into mailbox 'INBOX'
  ls: cannot access '/home/alice/.dovecot.sieve.log': No such file or directory
  $ doveadm mailbox status -u alice messages INBOX; wc -l < /var/mail/alice
  INBOX messages=5
  /root/script: line 30: /var/mail/alice: No such file or directory
  [1]
