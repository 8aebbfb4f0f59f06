# objective: 211.2
# level: 2
# title: mailboxes that are made, or asked for
fileinto :create, mailboxexists, names with slashes, umlauts and dots, subscriptions.

  $ printf 'mail_location = maildir:~/Maildir\nprotocol lda {\n  mail_plugins = sieve\n}\nnamespace inbox {\n  separator = /\n}\n' > /etc/dovecot/local.conf; dovecot; lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ printf 'require ["fileinto", "mailbox"];\nfileinto :create "Work/2025";\n' > /home/alice/.dovecot.sieve; lda one; doveadm mailbox list -u alice | sort; doveadm mailbox list -s -u alice; ls -A /home/alice/Maildir | grep Work
  INBOX
  Work
  Work/2025
  .Work.2025
  $ sleep 1; printf 'require ["fileinto", "mailbox"];\nif mailboxexists ["Work", "Work/2025"] { fileinto "Work/2025"; } else { discard; }\n' > /home/alice/.dovecot.sieve; lda two; doveadm fetch -u alice mailbox subject two; doveadm mailbox create -u alice Work; lda two2; doveadm fetch -u alice mailbox subject two2
  mailbox: Work/2025
  $ sleep 1; printf 'require ["fileinto", "mailbox"];\nfileinto :create "Büro";\n' > /home/alice/.dovecot.sieve; lda three; doveadm mailbox list -u alice | sort; ls -A /home/alice/Maildir | grep -i b.*ro
  Büro
  INBOX
  Work
  Work/2025
  .B&APw-ro
  $ sleep 1; printf 'require ["fileinto", "mailbox"];\nfileinto :create "a..b";\n' > /home/alice/.dovecot.sieve; lda four; printf 'require ["fileinto", "mailbox"];\nfileinto :create "/x";\n' > /home/alice/.dovecot.sieve; sleep 1; lda five; printf 'require ["fileinto", "mailbox"];\nfileinto :create "";\n' > /home/alice/.dovecot.sieve; sleep 1; lda six; doveadm mailbox list -u alice | sort; grep -v started /home/alice/.dovecot.sieve.log
  Büro
  INBOX
  Work
  Work/2025
  error: msgid=<four@example.com>: fileinto action: failed to store into mailbox 'a..b': Character not allowed in mailbox name: '.'.
  error: msgid=<five@example.com>: fileinto action: failed to store into mailbox '/x': Invalid mailbox name: Begins with hierarchy separator.
  $ sleep 1; printf 'require ["fileinto"];\nfileinto "inbox";\nfileinto "INBOX/sub";\n' > /home/alice/.dovecot.sieve; lda seven; doveadm fetch -u alice mailbox subject seven; tail -1 /home/alice/.dovecot.sieve.log
  error: msgid=<seven@example.com>: fileinto action: failed to store into mailbox 'INBOX/sub': Mailbox doesn't exist: INBOX/sub.
  $ cd /tmp; printf 'fileinto "x";\n' > n.sieve; sievec n.sieve; printf 'require "fileinto";\nfileinto :create "x";\n' > m.sieve; sievec m.sieve; printf 'require "fileinto";\nfileinto "\xff\xfe";\n' > o.sieve; sievec o.sieve; printf 'require "fileinto";\nfileinto ["a","b"];\n' > p.sieve; sievec p.sieve
  n: line 1: error: unknown command 'fileinto' (only reported once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  m: line 2: error: unknown tagged argument ':create' for the fileinto command (reported only once at first occurrence).
  m: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'm.sieve'
  o: line 2: error: fileinto command: invalid folder name `??' specified: invalid utf-8.
  o: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'o.sieve'
  p: line 2: error: the fileinto command expects a string as argument 1 (folder), but a string list was found.
  p: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'p.sieve'
  [89]
  $ sleep 1; grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Work/2025'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Work/2025'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Büro'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  sieve: msgid=ID: fileinto action: stored mail into mailbox '' (INBOX)
  sieve: msgid=ID: fileinto action: store into mailbox 'inbox' (INBOX) aborted
  sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
