# objective: 211.2
# level: 2
# title: on holiday, by procmail
A vacation recipe with a cache, a message from a file, and its end.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null
  $ printf 'I am away until Monday.\n\nAlice\n' > /home/alice/vacation.txt
  $ cat > /home/alice/.procmailrc <<'E'
  > PATH=/usr/bin:/bin:/usr/sbin
  > MAILDIR=$HOME
  > LOGFILE=$HOME/procmail.log
  > 
  > :0 Whc: vacation.lock
  > * $^To:.*\<$LOGNAME\>
  > * !^FROM_DAEMON
  > * !^X-Loop: $LOGNAME@example\.com
  > | formail -rD 8192 vacation.cache
  > 
  > :0 ehc
  > | (formail -rA"Precedence: junk" -A"X-Loop: $LOGNAME@example.com"; cat $HOME/vacation.txt) | $SENDMAIL -oi -t
  > E
  $ chown -R alice: /home/alice; printf 'From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: meeting\nMessage-ID: <m1@example.com>\n\nAt noon?\n' | sendmail -f bob@example.com alice; sleep 3; sed '/^Received/,/^\t/d; /^Date/d; s/^From .*/From LINE/; /^Message-I/d' /var/mail/bob
  From LINE
  Return-Path: <alice@example.com>
  X-Original-To: bob@example.com
  Delivered-To: bob@example.com
  To: bob@example.com
  Subject: Re: meeting
  References: <m1@example.com>
  In-Reply-To: <m1@example.com>
  Precedence: junk
  X-Loop: alice@example.com
  From: alice@example.com
  
  I am away until Monday.
  
  Alice
  $ grep -v '^From ' /home/alice/procmail.log | sed 's/[ \t]*[0-9]*$//'; ls /home/alice
  procmail: Lock failure on "/var/mail/alice.lock"
   Subject: meeting
    Folder: /var/mail/alice
  procmail.log
  vacation.cache
  vacation.txt
  $ for s in again 'and again'; do printf "From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: $s\n\nx\n" | sendmail -f bob@example.com alice; sleep 1; done; sleep 1; grep -c '^Subject: Re' /var/mail/bob; grep -c '^Subject' /var/mail/alice
  1
  3
  $ printf 'From: carol@example.com\nTo: alice@example.com\nSubject: mine too\nReply-To: bob@example.com\n\nx\n' | sendmail -f carol@example.com alice; sleep 3; grep '^Subject: Re' /var/mail/bob; ls /var/mail; tr '\0' '\n' < /home/alice/vacation.cache | grep .
  Subject: Re: meeting
  alice
  bob
  carol
  bob@example.com
  carol@example.com
  $ rm /home/alice/vacation.cache; printf 'From: MAILER-DAEMON@example.net\nTo: alice@example.com\nSubject: Undelivered\n\nx\n' | sendmail -f '<>' alice; printf 'From: list@example.net\nTo: alice@example.com\nList-Id: <x.example.net>\nPrecedence: bulk\nSubject: news\n\nx\n' | sendmail -f owner-x@example.net alice; sleep 2; ls /home/alice; mailq | tail -1
  procmail.log
  vacation.txt
  Mail queue is empty
  $ mv /home/alice/.procmailrc /home/alice/off; printf 'From: carol@example.com\nTo: alice@example.com\nSubject: back?\n\nx\n' | sendmail -f carol@example.com alice; sleep 2; ls /var/mail
  alice
  bob
  carol
