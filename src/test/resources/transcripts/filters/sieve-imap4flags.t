# objective: 211.2
# level: 3
# title: flags set by a script
setflag, addflag, removeflag, hasflag, :flags, and the flags that arrive in the mailbox.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nTo: alice@example.com\nSubject: $1\nMessage-ID: <$1@example.com>\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ printf 'require ["imap4flags", "fileinto"];\nif header :contains "subject" "read" { setflag "\\\\Seen"; }\nif header :contains "subject" "star" { addflag ["\\\\Flagged", "work"]; }\nif header :contains "subject" "label" { keep :flags "$Label1"; stop; }\nif header :contains "subject" "none" { addflag "\\\\Seen"; removeflag "\\\\Seen"; }\n' > /home/alice/.dovecot.sieve; cat /home/alice/.dovecot.sieve
  require ["imap4flags", "fileinto"];
  if header :contains "subject" "read" { setflag "\\Seen"; }
  if header :contains "subject" "star" { addflag ["\\Flagged", "work"]; }
  if header :contains "subject" "label" { keep :flags "$Label1"; stop; }
  if header :contains "subject" "none" { addflag "\\Seen"; removeflag "\\Seen"; }
  $ for s in plain read star readstar label none; do lda $s; done; doveadm fetch -u alice 'hdr.subject flags' all | paste - - - | sort
  hdr.subject: label	flags: \Recent $Label1
  hdr.subject: none	flags: \Recent
  hdr.subject: plain	flags: \Recent
  hdr.subject: read	flags: \Seen \Recent
  hdr.subject: readstar	flags: \Flagged \Seen \Recent work
  hdr.subject: star	flags: \Flagged \Recent work
  $ sleep 1; printf 'require ["imap4flags", "fileinto"];\nfileinto :flags ["\\\\Answered", "\\\\Draft"] "Box";\n' > /home/alice/.dovecot.sieve; lda box; doveadm fetch -u alice 'mailbox flags' subject box
  mailbox: Box
  flags: \Answered \Draft \Recent
  $ cd /tmp; printf 'From: bob@example.com\nSubject: x\n\nx\n' > mail; f() { printf 'require ["imap4flags", "variables", "relational", "comparator-i;ascii-numeric", "fileinto"];\n%s\n' "$1" > f$((++n)).sieve; su alice -c "sieve-test f$n.sieve mail" 2>&1 | grep -v '^$' | grep -v '^Perf\|^Impl'; }
  $ f 'setflag "\\Seen \\Flagged";'; f 'setflag ["\\Seen", "Junk"]; keep;'; f 'addflag "a"; addflag "b"; removeflag "a"; keep;'
    (none)
   * store message in folder: INBOX
          + add IMAP flags: \flagged \seen
  sieve-test(alice): Info: final result: success
   * store message in folder: INBOX
          + add IMAP flags: \seen Junk
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: INBOX
          + add IMAP flags: b
    (none)
  sieve-test(alice): Info: final result: success
  $ f 'setflag "\\Seen"; if hasflag "\\seen" { discard; }'; f 'setflag "v" "\\Seen"; if hasflag "v" "\\Seen" { fileinto :flags "${v}" "x"; }'; f 'if hasflag :count "ge" :comparator "i;ascii-numeric" "1" { discard; }'
   * discard
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: x
          + add IMAP flags: \seen
    (none)
  sieve-test(alice): Info: final result: success
    (none)
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  $ f 'setflag "\\Nonsense"; keep;'; f 'setflag "a(b"; keep;'; f 'setflag ""; keep;'; f 'setflag;'; f 'keep :flags;'
  f7: line 2: warning: IMAP flag '\Nonsense' specified for the setflag command is invalid and will be ignored (only first invalid is reported).
   * store message in folder: INBOX
    (none)
  sieve-test(alice): Info: final result: success
  f8: line 2: warning: IMAP flag 'a(b' specified for the setflag command is invalid and will be ignored (only first invalid is reported).
   * store message in folder: INBOX
    (none)
  sieve-test(alice): Info: final result: success
   * store message in folder: INBOX
    (none)
  sieve-test(alice): Info: final result: success
  f10: line 2: error: the setflag command expects at least one argument, but none was found.
  f10: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  f11: line 2: error: the :flags tag for the keep command requires a string list as parameter, but no parameters were found.
  f11: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'setflag "\\\\Seen";\n' > n.sieve; sievec n.sieve; printf 'require "imapflags";\nmark;\n' > o.sieve; sievec o.sieve
  n: line 1: error: unknown command 'setflag' (only reported once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  o: line 1: error: require command: unknown Sieve capability `imapflags'.
  o: line 2: error: unknown command 'mark' (only reported once at first occurrence).
  o: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'o.sieve'
  [89]
