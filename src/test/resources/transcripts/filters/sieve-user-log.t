# objective: 211.2
# level: 2
# title: the user's log
Errors of a script that users find in .dovecot.sieve.log, and what mail.log has of them.

  $ printf 'mail_location = maildir:~/Maildir\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot; lda() { printf "From: bob@example.com\nSubject: $1\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; echo $?; }
  $ cd /home/alice; printf 'require "fileinto";\nfileinto "Work"\n' > .dovecot.sieve; lda one; doveadm mailbox status -u alice messages INBOX; sed 's/started log at.*/STARTED/' .dovecot.sieve.log; stat -c '%a %U' .dovecot.sieve.log
  0
  INBOX messages=1
  sieve: info: STARTED
  .dovecot: line 3: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  .dovecot: error: parse failed.
  600 alice
  $ sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g'
  lda(alice): sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  lda(alice): sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  $ ls -A | grep sieve; sleep 1; printf 'require "variables";\nset "a" "b";\n' > .dovecot.sieve; lda two; sleep 1; grep -c . .dovecot.sieve.log; grep -o 'sieve: .*' /var/log/mail.log | tail -1; ls -A | grep sv
  .dovecot.sieve
  .dovecot.sieve.log
  0
  3
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  .dovecot.svbin
  $ sleep 1; printf 'require "ihave";\nerror "stop here";\n' > .dovecot.sieve; lda three; sleep 1; tail -1 .dovecot.sieve.log; grep -o 'sieve: .*' /var/log/mail.log | tail -2
  0
  error: stop here.
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  sieve: Execution of script /home/alice/.dovecot.sieve failed, but implicit keep was successful (user logfile /home/alice/.dovecot.sieve.log may reveal additional details)
  $ chmod 000 .dovecot.sieve; rm .dovecot.svbin; lda four; sleep 1; grep -o 'sieve: .*' /var/log/mail.log | tail -3; doveadm mailbox status -u alice messages INBOX
  0
  sieve: file storage: script: Failed to open sieve script: open(/home/alice/.dovecot.sieve) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +r perm: /home/alice/.dovecot.sieve)
  sieve: Failed to open script `/home/alice/.dovecot.sieve' for compile
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  INBOX messages=4
  $ rm -f .dovecot.sieve; ln -s nowhere.sieve .dovecot.sieve; lda five; sleep 1; grep -o 'sieve: .*\|saved .*' /var/log/mail.log | tail -2; mkdir sieve; printf 'discard;\n' > sieve/act.sieve; ln -sf sieve/act.sieve .dovecot.sieve; lda six; doveadm mailbox status -u alice messages INBOX; ls -A . sieve | grep sv
  0
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  saved mail to INBOX
  0
  INBOX messages=5
  .dovecot.svbin
