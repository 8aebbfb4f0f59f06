# objective: 211.2
# level: 2
# title: sieve-filter goes over a mailbox
A dry run, doing it for real with -e, into which mailbox, what happens to what is discarded.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ for s in spam work private; do printf "From: bob@example.com\nSubject: $s\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; done; printf 'require "fileinto";\nif header :contains "subject" "spam" { fileinto "Junk"; stop; }\nif header :contains "subject" "private" { discard; }\n' > /home/alice/f.sieve; chown alice: /home/alice/f.sieve; doveadm mailbox status -u alice messages '*' | sort
  INBOX messages=3
  $ cd /home/alice; su alice -c 'sieve-filter f.sieve INBOX'; doveadm mailbox status -u alice messages '*' | sort
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    46 bytes
    Subject: spam
  
  Performed actions:
  
   * store message in folder: Junk
  
  Implicit keep:
  
    (none)
  
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    46 bytes
    Subject: work
  
  Performed actions:
  
    (none)
  
  Implicit keep:
  
   * store message in folder: INBOX
  
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    49 bytes
    Subject: private
  
  Performed actions:
  
   * discard
  
  Implicit keep:
  
    (none)
  
  INBOX messages=3
  $ su alice -c 'sieve-filter -v f.sieve INBOX' 2>&1 | sed 's/msgid=[^:]*/msgid=ID/'
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    46 bytes
    Subject: spam
  
  Performed actions:
  
   * store message in folder: Junk
  
  Implicit keep:
  
    (none)
  
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    46 bytes
    Subject: work
  
  Performed actions:
  
    (none)
  
  Implicit keep:
  
   * store message in folder: INBOX
  
  >> Filtering message:
  
    ID:      none
    Date:
    Size:    49 bytes
    Subject: private
  
  Performed actions:
  
   * discard
  
  Implicit keep:
  
    (none)
  $ su alice -c 'sieve-filter -e f.sieve INBOX'; doveadm mailbox status -u alice messages '*' | sort
  error: msgid=unspecified: fileinto action: failed to store into mailbox 'Junk': Mailbox doesn't exist: Junk.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  error: sieve script execution failed for this message; message left in source mailbox.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  INBOX messages=3
  $ su alice -c 'sieve-filter -e -W f.sieve INBOX'; doveadm mailbox status -u alice messages '*' | sort
  error: msgid=unspecified: fileinto action: failed to store into mailbox 'Junk': Mailbox doesn't exist: Junk.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  error: sieve script execution failed for this message; message left in source mailbox.
  sieve-filter(alice): Info: sieve: msgid=unspecified: left message in mailbox 'INBOX'
  sieve-filter(alice): Info: sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  INBOX messages=3
  $ doveadm fetch -u alice 'mailbox hdr.subject flags' all | paste - - - - | sort
  mailbox: INBOX	hdr.subject: private	flags: \Recent
  mailbox: INBOX	hdr.subject: spam	flags: \Recent
  mailbox: INBOX	hdr.subject: work	flags: \Recent
  $ su alice -c 'sieve-filter'; su alice -c 'sieve-filter f.sieve'; su alice -c 'sieve-filter f.sieve Nowhere'; su alice -c 'sieve-filter nosuch.sieve INBOX'; su alice -c 'sieve-filter f.sieve INBOX frob'; su alice -c 'sieve-filter -z f.sieve INBOX'
  sieve-filter(alice): Fatal: Missing <script-file> argument
  Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]
                      [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]
                      [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]
                      <script-file> <source-mailbox> [<discard-action>]
  sieve-filter(alice): Fatal: Missing <source-mailbox> argument
  Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]
                      [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]
                      [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]
                      <script-file> <source-mailbox> [<discard-action>]
  sieve-filter(alice): Fatal: Couldn't open source mailbox 'Nowhere': Mailbox doesn't exist: Nowhere
  error: script not found.
  sieve-filter(alice): Fatal: failed to compile sieve script
  sieve-filter(alice): Fatal: Invalid <discard-action> argument
  Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]
                      [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]
                      [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]
                      <script-file> <source-mailbox> [<discard-action>]
  sieve-filter: invalid option -- 'z'
  sieve-filter(alice): Fatal: Unknown argument: ?
  Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]
                      [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]
                      [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]
                      <script-file> <source-mailbox> [<discard-action>]
  [64]
  $ sieve-filter -u alice -e -W f.sieve Junk delete; sieve-filter f.sieve INBOX; sieve-filter -u nobodyhere f.sieve INBOX
  sieve-filter(root): Fatal: Couldn't open source mailbox 'Junk': Mailbox doesn't exist: Junk
  sieve-filter(root): Fatal: Couldn't drop privileges: User is missing UID (see mail_uid setting)
  sieve-filter(root): Fatal: Unknown user
  [89]
