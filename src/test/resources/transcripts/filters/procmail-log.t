# objective: 211.2
# level: 1
# title: the log of procmail
LOGFILE, LOGABSTRACT, LOG, VERBOSE, and where they can be written.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null; rc() { printf "$1" > /home/alice/.procmailrc; chown alice: /home/alice/.procmailrc; }
  $ rc 'LOGFILE=$HOME/procmail.log\n'; echo x | mail -s 'a short one' alice; sleep 2; sed 's/^From .*/From LINE/' /home/alice/procmail.log
  procmail: Lock failure on "/var/mail/alice.lock"
  From LINE
   Subject: a short one
    Folder: /var/mail/alice						    508
  $ rc 'LOGFILE=$HOME/procmail.log\nVERBOSE=yes\nMAILDIR=$HOME\n\n:0:\n* ^Subject:.*work\nwork\n\n:0\n* ^From:.*nobody\n* > 100\nnobody/\n'; rm /home/alice/procmail.log; echo x | mail -s 'some work' alice; sleep 2; sed 's/^From .*/From LINE/; s/\[[0-9]*\]/[PID]/; s/\] .*/] DATE/' /home/alice/procmail.log
  procmail: [PID] DATE
  procmail: Assigning "MAILDIR=/home/alice"
  procmail: Match on "^Subject:.*work"
  procmail: Locking "work.lock"
  procmail: Assigning "LASTFOLDER=work"
  procmail: Opening "work"
  procmail: Acquiring kernel-lock
  procmail: [PID] DATE
  procmail: Unlocking "work.lock"
  procmail: Notified comsat: "alice@0:/home/alice/work"
  From LINE
   Subject: some work
    Folder: work								    506
  $ rm /home/alice/procmail.log; echo x | mail -s 'play' alice; sleep 2; sed 's/^From .*/From LINE/; s/\[[0-9]*\]/[PID]/; s/\] .*/] DATE/; s/mail\.[A-Z].*/mail.UNIQUE/' /home/alice/procmail.log
  procmail: [PID] DATE
  procmail: Assigning "MAILDIR=/home/alice"
  procmail: No match on "^Subject:.*work"
  procmail: No match on "^From:.*nobody"
  procmail: Locking "/var/mail/alice.lock"
  procmail: Assigning "LASTFOLDER=/var/mail/alice"
  procmail: Opening "/var/mail/alice"
  procmail: Acquiring kernel-lock
  procmail: Unlocking "/var/mail/alice.lock"
  procmail: Notified comsat: "alice@508:/var/mail/alice"
  From LINE
   Subject: play
    Folder: /var/mail/alice						    501
  $ rc 'LOGFILE=$HOME/procmail.log\nVERBOSE=on\nVERBOSE=off\nLOGABSTRACT=all\n:0 c:\n$HOME/copy\n'; rm /home/alice/procmail.log; echo x | mail -s 'play' alice; sleep 2; sed 's/^From .*/From LINE/; s/\[[0-9]*\]/[PID]/; s/\] .*/] DATE/' /home/alice/procmail.log
  procmail: [PID] DATE
  procmail: Assigning "VERBOSE=off"
  From LINE
   Subject: play
    Folder: /home/alice/copy						    501
  From LINE
   Subject: play
    Folder: /var/mail/alice						    501
  $ rc 'LOGFILE=/var/log/alice.log\nLOG="lost?\n"\n'; echo x | mail -s 'no log' alice; sleep 2; ls /var/log/alice.log; grep '^Subject' /var/mail/alice | tail -1; grep 'procmail' /var/log/mail.log | grep -v status | sed 's/.*procmail/procmail/'
  ls: cannot access '/var/log/alice.log': No such file or directory
  Subject: no log
  procmail[385]: Error while writing to "/var/log/alice.log"
  $ rc 'LOGFILE=$HOME/nodir/log\nLOG="lost?\n"\n'; echo x | mail -s 'no dir' alice; sleep 2; grep -o 'status=.*' /var/log/mail.log | tail -1; ls /home/alice
  status=sent (delivered to command: /usr/bin/procmail)
  copy
  procmail.log
  work
  $ rc 'LOGFILE=$HOME/procmail.log\nLOGABSTRACT=no\nLOG="[$$] $LASTFOLDER\n"\nNL="\n"\nLOG="one${NL}two$NL"\n'; rm /home/alice/procmail.log; echo x | mail -s 'quiet' alice; sleep 2; sed 's/\[[0-9]*\]/[PID]/' /home/alice/procmail.log
  [PID]
  one
  two
  $ rc 'LOGFILE=$HOME/procmail.log\n:0 c\n| cat >/dev/null; echo told; echo error >&2\n:0 wc\n| sleep 0.2\n:0 w\n| cat >/dev/null; echo late >&2; exit 3\n'; rm /home/alice/procmail.log; echo x | mail -s 'noise' alice; sleep 2; sed 's/^From .*/From LINE/' /home/alice/procmail.log
  error
  late
  procmail: Program failure (3) of " cat >/dev/null; echo late >&2; exit 3"
  From LINE
   Subject: noise
    Folder: /var/mail/alice						    502
