# objective: 211.2
# level: 3
# title: sieve-filter and what is discarded
The discard action: keep, move, trash, delete, expunge; -q and -m.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ fill() { doveadm expunge -u alice mailbox '*' all; for s in one two; do printf "From: bob@example.com\nSubject: $s\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; done; }; show() { doveadm fetch -u alice 'mailbox hdr.subject flags' mailbox '*' all | paste - - - - | sort; }; printf 'if header :is "subject" "one" { discard; }\n' > /home/alice/d.sieve; chown alice: /home/alice/d.sieve; cd /home/alice
  $ fill; su alice -c 'sieve-filter -e -W d.sieve INBOX keep'; show
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: one	flags: \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  $ fill; su alice -c 'sieve-filter -e -W d.sieve INBOX delete'; show
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: one	flags: \Deleted \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  $ fill; su alice -c 'sieve-filter -e -W d.sieve INBOX expunge'; show
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  $ fill; su alice -c 'sieve-filter -e -W d.sieve INBOX trash'; show
  sieve-filter(alice): Fatal: Invalid <discard-action> argument
  Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]
                      [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]
                      [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]
                      <script-file> <source-mailbox> [<discard-action>]
  mailbox: INBOX	hdr.subject: one	flags: \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  $ fill; su alice -c 'sieve-filter -e -W d.sieve INBOX move Trash'; show; doveadm mailbox create -u alice Trash; fill;  su alice -c 'sieve-filter -e -W d.sieve INBOX move Trash'; show
  sieve-filter(alice): Fatal: Couldn't open mailbox 'Trash': Mailbox doesn't exist: Trash
  mailbox: INBOX	hdr.subject: one	flags: \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  mailbox: Trash	hdr.subject: one	flags: \Recent
  $ fill; su alice -c 'sieve-filter -e -v d.sieve INBOX delete' 2>&1 | sed 's/msgid=[^:]*/msgid=ID/'; show
  info: filtering: [; 45 bytes] `one'.
  sieve-filter(alice): Info: sieve: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  info: msgid=ID: discard action: Marked message to be discarded if not explicitly delivered (discard action).
  info: filtering: [; 45 bytes] `two'.
  sieve-filter(alice): Info: sieve: msgid=ID: left message in mailbox 'INBOX'
  info: msgid=ID: left message in mailbox 'INBOX'.
  mailbox: INBOX	hdr.subject: one	flags: \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  $ fill; doveadm mailbox create -u alice Main; printf 'keep;\n' > k.sieve; su alice -c 'sieve-filter -e -W -m Main k.sieve INBOX'; show; su alice -c 'sieve-filter -e -W -q Main d.sieve INBOX' ; show
  sieve-filter(alice): Info: sieve: msgid=unspecified: stored mail into mailbox 'Main'
  sieve-filter(alice): Info: sieve: msgid=unspecified: stored mail into mailbox 'Main'
  mailbox: Main	hdr.subject: one	flags: \Recent
  mailbox: Main	hdr.subject: two	flags: \Recent
  sieve-filter(alice): Fatal: The -q argument is currently NOT IMPLEMENTED
  mailbox: Main	hdr.subject: one	flags: \Recent
  mailbox: Main	hdr.subject: two	flags: \Recent
  $ fill; printf 'redirect "bob@example.com";\n' > r.sieve; su alice -c 'sieve-filter -e -W r.sieve INBOX'; show; printf 'require "imap4flags"; setflag "\\\\Flagged"; keep;\n' > fl.sieve; su alice -c 'sieve-filter -e -W fl.sieve INBOX'; show; printf 'require "vacation"; vacation "x";\n' > v.sieve;  su alice -c 'sieve-filter -e -W v.sieve INBOX'; show
  sieve-filter(alice): Warning: sieve: msgid=unspecified: redirect action: no means to send mail
  warning: msgid=unspecified: redirect action: no means to send mail.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  error: sieve script execution failed for this message; message left in source mailbox.
  sieve-filter(alice): Warning: sieve: msgid=unspecified: redirect action: no means to send mail
  warning: msgid=unspecified: redirect action: no means to send mail.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  error: sieve script execution failed for this message; message left in source mailbox.
  mailbox: INBOX	hdr.subject: one	flags: \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Recent
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: one	flags: \Flagged \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Flagged \Recent
  sieve-filter(alice): Info: sieve: msgid=unspecified: vacation action: discarding vacation response for implicitly delivered message; no known (envelope) recipient address found in message headers (recipient=<recipient@example.com>, and no additional `:addresses' are specified)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  sieve-filter(alice): Info: sieve: msgid=unspecified: vacation action: discarding vacation response for implicitly delivered message; no known (envelope) recipient address found in message headers (recipient=<recipient@example.com>, and no additional `:addresses' are specified)
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  mailbox: INBOX	hdr.subject: one	flags: \Flagged \Recent
  mailbox: INBOX	hdr.subject: two	flags: \Flagged \Recent
