# objective: 211.2
# level: 1
# title: copies
redirect :copy and fileinto :copy, several folders, the same folder twice.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ printf 'require ["copy", "fileinto"];\nfileinto :copy "Archive";\nredirect :copy "bob@example.com";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s one -r carol@example.com alice; sleep 2; doveadm mailbox status -u alice messages '*' | sort; doveadm mailbox status -u bob messages INBOX
  Archive messages=1
  INBOX messages=1
  INBOX messages=1
  $ sleep 1; printf 'require ["fileinto"];\nfileinto "A";\nfileinto "B";\nfileinto "A";\nkeep;\nkeep;\n' > /home/alice/.dovecot.sieve; echo hi | mail -s two -r carol@example.com alice; sleep 2; doveadm fetch -u alice 'mailbox' subject two | grep . | sort
  
  
  mailbox: A
  mailbox: B
  mailbox: INBOX
  $ sleep 1; printf 'redirect "bob@example.com";\nredirect "bob@example.com";\nredirect "BOB@example.com";\n' > /home/alice/.dovecot.sieve; echo hi | mail -s three -r carol@example.com alice; sleep 2; doveadm search -u bob subject three | wc -l; doveadm search -u alice subject three
  2
  $ grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Archive'
  sieve: msgid=ID: redirect action: forwarded to <bob@example.com>
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'A'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'B'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: redirect action: forwarded to <bob@example.com>
  sieve: msgid=ID: redirect action: forwarded to <BOB@example.com>
  $ cd /tmp; printf 'redirect :copy "x@example.com";\n' > n.sieve; sievec n.sieve; printf 'require "copy";\nfileinto :copy "x";\n' > m.sieve; sievec m.sieve; printf 'require "copy";\nkeep :copy;\n' > o.sieve; sievec o.sieve; printf 'require ["copy","fileinto"];\nfileinto :copy :copy "x";\n' > p.sieve; sievec p.sieve
  n: line 1: error: unknown tagged argument ':copy' for the redirect command (reported only once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  m: line 2: error: unknown command 'fileinto' (only reported once at first occurrence).
  m: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'm.sieve'
  o: line 2: error: unknown tagged argument ':copy' for the keep command (reported only once at first occurrence).
  o: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'o.sieve'
  p: line 2: error: encountered duplicate :copy argument for the fileinto command.
  p: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'p.sieve'
  [89]
