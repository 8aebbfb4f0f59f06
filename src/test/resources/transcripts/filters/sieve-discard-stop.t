# objective: 211.2
# level: 1
# title: discard, keep and stop
What cancels the implicit keep and what does not, in which order.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ run() { printf "$1" > /home/alice/.dovecot.sieve; lda $2; sleep 1; }
  $ run 'discard;\n' a; run 'discard;\nkeep;\n' b; run 'keep;\ndiscard;\n' c; run 'stop;\ndiscard;\n' d; run 'discard;\nstop;\nkeep;\n' e; doveadm fetch -u alice 'hdr.subject' all
  hdr.subject: b
  
  hdr.subject: c
  
  hdr.subject: d
  $ run 'require "fileinto";\nfileinto "F";\ndiscard;\n' f; run 'require "fileinto";\ndiscard;\nfileinto "G";\n' g; run 'if true { stop; }\ndiscard;\n' h; run '' i; run '# only\n' j; doveadm fetch -u alice 'mailbox hdr.subject' all | paste - - - | sort
  mailbox: F	hdr.subject: f
  mailbox: G	hdr.subject: g
  mailbox: INBOX	hdr.subject: b
  mailbox: INBOX	hdr.subject: c
  mailbox: INBOX	hdr.subject: d
  mailbox: INBOX	hdr.subject: h
  mailbox: INBOX	hdr.subject: i
  mailbox: INBOX	hdr.subject: j
  $ grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'F'
  sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'G'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  $ cd /tmp; printf 'Subject: x\n\nx\n' > mail; for s in 'discard;' 'discard; keep;' 'stop; discard;' 'keep; keep;' 'discard; discard;'; do echo "$s" > x.sieve; su alice -c 'sieve-test -C x.sieve mail' 2>&1 | grep -v '^$'; done
  Performed actions:
   * discard
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  Performed actions:
   * discard
   * store message in folder: INBOX
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  Performed actions:
    (none)
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  Performed actions:
   * store message in folder: INBOX
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  Performed actions:
   * discard
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  $ printf 'discard "x";\n' > x.sieve; sievec x.sieve; printf 'stop { }\n' > x.sieve; sievec x.sieve; printf 'keep :now;\n' > x.sieve; sievec x.sieve
  x: line 1: error: the discard command requires 0 positional argument(s), but 1 is/are specified.
  x: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'x.sieve'
  x: line 1: error: the stop command does not accept a command block, but one is specified anyway.
  x: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'x.sieve'
  x: line 1: error: unknown tagged argument ':now' for the keep command (reported only once at first occurrence).
  x: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'x.sieve'
  [89]
