# objective: 211.2
# level: 3
# title: a long rc file as people write it
Variables at the top, included files, a spam block, lists, family, the rest.

  $ postconf -e 'mailbox_command = /usr/bin/procmail -a "$EXTENSION"' 'recipient_delimiter = +'; postfix start 2>/dev/null; su - alice -c 'mkdir -p Mail .procmail'
  $ cat > /home/alice/.procmailrc <<'E'
  > PATH=/usr/local/bin:/usr/bin:/bin
  > MAILDIR=$HOME/Mail
  > DEFAULT=$MAILDIR/inbox
  > PMDIR=$HOME/.procmail
  > LOGFILE=$PMDIR/log
  > VERBOSE=no
  > LOGABSTRACT=all
  > SHELL=/bin/sh
  > ARG=$1
  > 
  > INCLUDERC=$PMDIR/rc.spam
  > INCLUDERC=$PMDIR/rc.lists
  > 
  > :0:
  > * ARG ?? ^^\/[a-z]+^^
  > plus-$MATCH
  > 
  > :0
  > * ^From:.*(carol|mum)@
  > {
  >   :0 c:
  >   family
  > 
  >   :0 hwc
  >   * ^Subject:.*receipt
  >   | (formail -r -A"X-Loop: alice"; echo seen) > $PMDIR/receipt
  > }
  > E
  $ printf ':0\n* ^Subject:.*(lottery|viagra)\n* !^From:.*@example\\.com\n{\n  :0 fhw\n  | formail -A "X-Junk: yes"\n\n  :0:\n  junk\n}\n' > /home/alice/.procmail/rc.spam; printf ':0\n* ^List-Id:.*<\\/[^.]*\n{\n  LIST=$MATCH\n  :0:\n  lists-$LIST\n}\n' > /home/alice/.procmail/rc.lists; chown -R alice: /home/alice
  $ send() { printf "$2" | sendmail -f ${3-bob@example.net} $1; sleep 4; }; send alice 'From: bob@example.net\nSubject: lottery\n\nx\n'; send alice+shop 'From: bob@example.net\nSubject: order\n\nx\n'; send alice 'From: carol@example.com\nSubject: a receipt please\n\nx\n'; send alice 'From: carol@example.com\nSubject: lottery tickets\n\nx\n'; send alice 'From: l@example.org\nList-Id: Users <users.example.org>\nSubject: hi\n\nx\n'; ls /home/alice/Mail; grep -c '^From ' /home/alice/Mail/*
  family
  inbox
  junk
  lists-users
  plus-shop
  /home/alice/Mail/family:2
  /home/alice/Mail/inbox:2
  /home/alice/Mail/junk:1
  /home/alice/Mail/lists-users:1
  /home/alice/Mail/plus-shop:1
  $ grep -v '^From' /home/alice/.procmail/log | sed 's/[\t ]*[0-9]*$//'; grep -v '@mail' /home/alice/.procmail/receipt; grep X-Junk /home/alice/Mail/junk
   Subject: lottery
    Folder: junk
   Subject: order
    Folder: plus-shop
   Subject: a receipt please
    Folder: family
   Subject: a receipt please
    Folder:  (formail -r -A"X-Loop: alice"; echo seen) > $PMDIR/receipt
   Subject: a receipt please
    Folder: /home/alice/Mail/inbox
   Subject: lottery tickets
    Folder: family
   Subject: lottery tickets
    Folder: /home/alice/Mail/inbox
   Subject: hi
    Folder: lists-users
  To: bob@example.net
  Subject: Re: a receipt please
  X-Loop: alice
  
  seen
  X-Junk: yes
  $ rm /home/alice/.procmail/rc.lists; send alice 'From: l@example.org\nList-Id: Users <users.example.org>\nSubject: hi\n\nx\n'; tail -4 /home/alice/.procmail/log | grep -v '^From' | sed 's/[\t ]*[0-9]*$//'; chmod 666 /home/alice/.procmail/rc.spam; send alice 'From: bob@example.net\nSubject: lottery 2\n\nx\n'; tail -3 /home/alice/.procmail/log | grep -v '^From' | sed 's/[\t ]*[0-9]*$//'
  procmail: Couldn't read "/home/alice/.procmail/rc.lists"
   Subject: hi
    Folder: /home/alice/Mail/inbox
   Subject: lottery
    Folder: junk
