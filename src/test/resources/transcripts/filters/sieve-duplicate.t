# objective: 211.2
# level: 3
# title: the duplicate test
A message id seen before, by header, by uniqueid, by handle, for a while.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nSubject: $1\nMessage-ID: <$2@example.com>\nX-Event-ID: $3\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }; count() { doveadm mailbox status -u alice messages '*' | sort | paste -s; }
  $ printf 'require ["duplicate", "fileinto"];\nif duplicate { fileinto "Dup"; }\n' > /home/alice/.dovecot.sieve; lda one a 1; lda one b 1; lda one a 2; count
  Dup messages=1	INBOX messages=2
  $ sleep 1; printf 'require ["duplicate", "fileinto"];\nif duplicate :header "X-Event-ID" { fileinto "Dup"; }\n' > /home/alice/.dovecot.sieve; lda two c 1; lda two d 1; lda two e 2; count
  Dup messages=2	INBOX messages=4
  $ sleep 1; printf 'require ["duplicate", "fileinto", "variables"];\nif header :matches "subject" "*" { if duplicate :uniqueid "${1}" :seconds 1 { fileinto "Dup"; } }\n' > /home/alice/.dovecot.sieve; lda three f 1; lda three g 1; sleep 3; lda three h 1; count
  Dup messages=3	INBOX messages=6
  $ sleep 1; printf 'require ["duplicate", "fileinto"];\nif duplicate :handle "h1" { fileinto "Dup"; } elsif duplicate :handle "h2" :last { discard; }\n' > /home/alice/.dovecot.sieve; lda four i 1; lda four i 1; count
  Dup messages=4	INBOX messages=7
  $ cd /tmp; d() { printf 'require "duplicate";\nif duplicate %s { discard; }\n' "$1" > d.sieve; sievec d.sieve && echo fine; }; d ':seconds "x"'; d ':seconds 0'; d ':header ""'; d ':header "bad header"'; d ':uniqueid'; d ':handle "a" :handle "b"'; d '"x"'; d ':seconds 99999999999'
  d: line 2: error: the :seconds tag for the duplicate test requires a number as parameter, but a string was found.
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  fine
  fine
  d: line 2: warning: specified header field name 'bad header' is invalid.
  fine
  d: line 2: error: the :uniqueid tag for the duplicate test requires a string as parameter, but no parameters were found.
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  d: line 2: error: encountered duplicate :handle argument for the duplicate test.
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  d: line 2: error: the duplicate test requires 0 positional argument(s), but 1 is/are specified.
  d: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'd.sieve'
  d: line 2: warning: specified :seconds value '172800' is over the maximum.
  fine
  $ printf 'From: bob@example.com\nSubject: x\n\nx\n' > mail; printf 'require "duplicate";\nif duplicate { discard; }\n' > t.sieve; su alice -c 'sieve-test t.sieve mail' 2>&1 | grep -v '^$'; printf 'From: bob@example.com\nMessage-ID: <x@y>\nSubject: x\n\nx\n' > mail2; su alice -c 'sieve-test t.sieve mail2' 2>&1 | grep -v '^$'
  Performed actions:
    (none)
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  sieve-test(alice): Info: checked duplicate for user alice.
  Performed actions:
   * track duplicate
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  $ ls -A /home/alice | grep dupes; sleep 1; grep -o 'sieve: .*' /var/log/mail.log | grep -v stored
  .dovecot.lda-dupes
  .dovecot.lda-dupes.locks
  [1]
