# objective: 211.2
# level: 3
# title: several scripts one after another
sieve_before2, a directory, discard and keep on the way, errors in the middle, sieve_discard.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_before = /etc/dovecot/sieve/b1.sieve\n  sieve_before2 = /etc/dovecot/sieve/b2.sieve\n  sieve_after = /etc/dovecot/sieve/after.d\n  sieve_discard = /etc/dovecot/sieve/discard.sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ mkdir -p /etc/dovecot/sieve/after.d; cd /etc/dovecot/sieve; printf 'require ["fileinto","copy"];\nif header :contains "subject" "b1" { fileinto :copy "B1"; }\n' > b1.sieve; printf 'if header :contains "subject" "gone" { discard; }\n' > b2.sieve; printf 'require "fileinto";\nif header :contains "subject" "first" { fileinto "First"; }\n' > after.d/1.sieve; printf 'require "fileinto";\nif header :contains "subject" "second" { fileinto "Second"; }\n' > after.d/2.sieve; printf 'require "fileinto";\nfileinto "Discarded";\n' > discard.sieve; for f in b1 b2 discard after.d; do sievec $f* ; done; ls -R | grep -c svbin
  5
  $ show() { doveadm fetch -u alice 'mailbox' subject $1 | grep . | sort | paste -s; }; for s in b1 gone first second b1gone b1first plain; do lda $s; echo $s: $(show $s); done
  b1:  mailbox: B1 mailbox: INBOX
  gone: mailbox: Discarded
  first: mailbox: First
  second: mailbox: Second
  b1gone: mailbox: B1
  b1first:  mailbox: B1 mailbox: First
  plain: mailbox: INBOX
  $ printf 'if header :contains "subject" "mine" { stop; }\nif header :contains "subject" "kept" { keep; }\nif header :contains "subject" "drop" { discard; }\n' > /home/alice/.dovecot.sieve; for s in minefirst keptfirst dropfirst dropb1; do lda $s; echo $s: $(show $s); done
  minefirst: mailbox: First
  keptfirst: mailbox: First
  dropfirst: mailbox: Discarded
  dropb1: mailbox: B1
  $ printf 'error\n' > after.d/1.sieve; sleep 1; lda broken2; show broken2; printf 'error\n' > /home/alice/.dovecot.sieve; lda usersecond; show usersecond; rm b2.*; lda missinggone; show missinggone
  mailbox: INBOX
  mailbox: INBOX
  mailbox: INBOX
  $ sleep 1; grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'B1'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Discarded'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'First'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Second'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'B1'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'B1'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'First'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'First'
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'First'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Discarded'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'B1'
  sieve: 1: line 2: expected end of command ';' or the beginning of a compound block '{', but found end of file
  sieve: 1: parse failed
  sieve: Failed to compile script `/etc/dovecot/sieve/after.d/1.sieve'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  $ cat /home/alice/.dovecot.sieve.log | grep -v started
  .dovecot: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  .dovecot: error: parse failed.
  .dovecot: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  .dovecot: error: parse failed.
