# objective: 211.2
# level: 2
# title: flags
addflag, setflag, removeflag and hasflag, keep and fileinto with :flags, and what stands in the mailbox.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot; lda() { printf "From: bob@example.com\nSubject: $1\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }
  $ printf 'require ["imap4flags","fileinto"];\nif header :is "subject" "one" { addflag "\\\\Seen"; }\nif header :is "subject" "two" { addflag ["\\\\Flagged","$Label1"]; removeflag "\\\\Flagged"; }\nif header :is "subject" "three" { fileinto :flags "\\\\Deleted work" "Box"; }\nif header :is "subject" "four" { keep :flags []; }\nif header :is "subject" "five" { setflag "\\\\Answered"; setflag "\\\\Draft"; keep; }\n' > /home/alice/.dovecot.sieve; cat /home/alice/.dovecot.sieve
  require ["imap4flags","fileinto"];
  if header :is "subject" "one" { addflag "\\Seen"; }
  if header :is "subject" "two" { addflag ["\\Flagged","$Label1"]; removeflag "\\Flagged"; }
  if header :is "subject" "three" { fileinto :flags "\\Deleted work" "Box"; }
  if header :is "subject" "four" { keep :flags []; }
  if header :is "subject" "five" { setflag "\\Answered"; setflag "\\Draft"; keep; }
  $ for s in one two three four five; do lda $s; done; doveadm fetch -u alice 'mailbox hdr.subject flags' all
  mailbox: INBOX
  hdr.subject: one
  flags: \Recent
  
  mailbox: INBOX
  hdr.subject: two
  flags: \Recent
  
  mailbox: INBOX
  hdr.subject: three
  flags: \Recent
  
  mailbox: INBOX
  hdr.subject: four
  flags: \Recent
  
  mailbox: INBOX
  hdr.subject: five
  flags: \Recent
  $ sleep 1; grep -o 'sieve: .*' /var/log/mail.log
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  sieve: Failed to compile script `/home/alice/.dovecot.sieve' (view user logfile `/home/alice/.dovecot.sieve.log' for more information)
  sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  $ cd /tmp; printf 'Subject: x\n\nx\n' > mail; printf 'require ["imap4flags","variables"];\naddflag "v" ["\\\\Seen","a b","A"];\nif hasflag "v" "b" { addflag "\\\\Flagged"; }\nif hasflag :contains "v" "lag" { addflag "no"; }\nif hasflag :matches ["v",""] "\\\\*" { keep; }\n' > f.sieve; su alice -c 'sieve-test -t - -T level=matching f.sieve mail' 2>&1 | grep -v '^$'
  f: line 5: error: invalid variable name ''.
  f: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ printf 'require "imap4flags";\naddflag "\\\\Nosuch";\nkeep;\n' > g.sieve; su alice -c 'sieve-test g.sieve mail' 2>&1 | grep -v '^$'; printf 'addflag "x";\n' > h.sieve; sievec h.sieve
  g: line 2: warning: IMAP flag '\Nosuch' specified for the addflag command is invalid and will be ignored (only first invalid is reported).
  Performed actions:
   * store message in folder: INBOX
  Implicit keep:
    (none)
  sieve-test(alice): Info: final result: success
  h: line 1: error: unknown command 'addflag' (only reported once at first occurrence).
  h: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'h.sieve'
  [89]
