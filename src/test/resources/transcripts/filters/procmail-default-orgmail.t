# objective: 211.2
# level: 2
# title: DEFAULT and ORGMAIL
Where mail goes that no recipe takes, when DEFAULT cannot be written, when nothing can.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null; rc() { printf "LOGFILE=\$HOME/log\n$1" > /home/alice/.procmailrc; chown alice: /home/alice/.procmailrc; rm -f /home/alice/log; echo x | mail -s "${2-hello}" alice; sleep ${3-2}; sed 's/^From .*/From LINE/' /home/alice/log; }
  $ rc ''; rc 'DEFAULT=$HOME/Mailbox\n'; ls /home/alice; rc 'DEFAULT=$HOME/Maildir/\n' | sed 's/new.*/new/'; rc 'DEFAULT=inbox\n'; ls /home/alice
  procmail: Lock failure on "/var/mail/alice.lock"
  From LINE
   Subject: hello
    Folder: /var/mail/alice						    502
  From LINE
   Subject: hello
    Folder: /home/alice/Mailbox						    502
  Mailbox
  log
  From LINE
   Subject: hello
    Folder: /home/alice/Maildir/new
  From LINE
   Subject: hello
    Folder: inbox								    502
  Mailbox
  Maildir
  inbox
  log
  $ rc 'DEFAULT=/nowhere/inbox\n'; grep -c '^From ' /var/mail/alice; rc 'DEFAULT=/nowhere/inbox\nORGMAIL=$HOME/org\n'; ls /home/alice
  1
  Mailbox
  Maildir
  inbox
  log
  $ rc 'DEFAULT=/nowhere/inbox\nORGMAIL=/nowhere/org\n' lost; grep -o 'status=.*' /var/log/mail.log | tail -1; grep -c lost /var/mail/alice /var/mail/root
  sed: can't read /home/alice/log: No such file or directory
  status=sent (delivered to command: /usr/bin/procmail)
  /var/mail/alice:0
  grep: /var/mail/root: No such file or directory
  [2]
  $ postconf -e 'mailbox_command = /usr/bin/procmail -t'; postfix reload 2>/dev/null; sleep 2; rc 'DEFAULT=/nowhere/inbox\nORGMAIL=/nowhere/org\n' later; grep -o 'status=.*' /var/log/mail.log | tail -1; mailq | grep -o '(.*'
  status=sent (delivered to command: /usr/bin/procmail)
  [1]
  $ rc 'DEFAULT=/dev/null\n'; rc 'MAILDIR=$HOME/Mail\nDEFAULT=$MAILDIR/in\n'; ls /home/alice; rc 'ORGMAIL=$HOME/org2\n'; ls /home/alice; rc 'ORGMAIL=$HOME/org2\nDEFAULT=$ORGMAIL\n'; ls /home/alice
  sed: can't read /home/alice/log: No such file or directory
  sed: can't read /home/alice/log: No such file or directory
  Mailbox
  Maildir
  inbox
  sed: can't read /home/alice/log: No such file or directory
  Mailbox
  Maildir
  inbox
  sed: can't read /home/alice/log: No such file or directory
  Mailbox
  Maildir
  inbox
  $ rc 'DEFAULT=|\n'; rc 'DEFAULT="!bob"\n'; ls -A /home/alice; rc 'DEFAULT=\n'; rc 'DEFAULT\n'; rc ':0:\n$DEFAULT\n'; rc ':0:\n$NOSUCH\n'
  sed: can't read /home/alice/log: No such file or directory
  sed: can't read /home/alice/log: No such file or directory
  .bash_logout
  .bashrc
  .procmailrc
  .profile
  Mailbox
  Maildir
  inbox
  sed: can't read /home/alice/log: No such file or directory
  sed: can't read /home/alice/log: No such file or directory
  sed: can't read /home/alice/log: No such file or directory
  sed: can't read /home/alice/log: No such file or directory
  [2]
