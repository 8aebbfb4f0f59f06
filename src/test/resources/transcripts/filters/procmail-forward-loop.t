# objective: 211.2
# level: 3
# title: forwarding, and how not to go round in circles
! with one and more addresses, a copy, X-Loop, and what Postfix says to a circle.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null; rc() { printf "$2" > /home/$1/.procmailrc; chown $1: /home/$1/.procmailrc; }
  $ rc alice ':0 c\n* ^Subject:.*urgent\n! bob@example.com carol@example.com\n'; echo x | mail -s urgent alice; sleep 3; ls /var/mail; grep -E '^(Delivered-To|X-Original-To|Return-Path|Subject|Resent)' /var/mail/bob; grep -o 'from=<[^>]*>' /var/log/mail.log | sort -u
  alice
  bob
  carol
  Return-Path: <alice@example.com>
  X-Original-To: bob@example.com
  Delivered-To: bob@example.com
  X-Original-To: alice
  Delivered-To: alice@example.com
  Subject: urgent
  from=<alice>
  from=<alice@example.com>
  from=<root>
  from=<root@example.com>
  $ rc alice ':0\n* !^FROM_DAEMON\n! bob@example.com\n'; rc bob ':0\n* !^FROM_DAEMON\n! alice@example.com\n'; rm -f /var/mail/*; echo x | mail -r carol@example.com -s circle alice; sleep 3; grep -o 'status=bounced.*' /var/log/mail.log; ls /var/mail; grep -h 'forwarding loop' /var/mail/* | head -1; grep -o 'from=<[^>]*>, size' /var/log/mail.log | tail -3
  status=bounced (mail forwarding loop for alice@example.com)
  alice
  bob
  <alice@example.com>: mail forwarding loop for alice@example.com
  from=<alice@example.com>, size
  from=<bob@example.com>, size
  from=<>, size
  $ rc alice ':0\n* !^X-Loop: alice@example\\.com\n{\n  :0 fhw\n  | formail -A "X-Loop: alice@example.com"\n  :0\n  ! bob@example.com\n}\n'; cat /home/alice/.procmailrc; rm -f /var/mail/* /home/bob/.procmailrc; > /var/log/mail.log; echo x | mail -s careful alice; sleep 3; ls /var/mail; grep -c X-Loop /var/mail/bob
  :0
  * !^X-Loop: alice@example\.com
  {
    :0 fhw
    | formail -A "X-Loop: alice@example.com"
    :0
    ! bob@example.com
  }
  alice
  bob
  1
  $ printf 'X-Loop: alice@example.com\nSubject: seen\n\nx\n' | sendmail alice; sleep 3; ls /var/mail; grep '^Subject' /var/mail/alice
  alice
  bob
  Subject: seen
  $ rc alice ':0\n! nosuch@example.com\n'; echo x | mail -s 'to nobody' -r bob@example.com bob; rc alice 'LOGFILE=$HOME/log\n:0\n* ^Subject: first\n! nosuch@example.com\n'; echo x | mail -s first -r bob@example.com alice; sleep 3; grep -o 'status=.*' /var/log/mail.log | tail -3 | sort; grep -v '^From' /home/alice/log; ls /var/mail
  status=bounced (unknown user: "nosuch")
  status=sent (delivered to command: /usr/bin/procmail)
  status=sent (delivered to command: /usr/bin/procmail)
   Subject: first
    Folder: /usr/sbin/sendmail -oi nosuch@example.com			    445
   Subject: Undelivered Mail Returned to Sender
    Folder: /var/mail/alice						   2432
  alice
  bob
  $ rc alice 'SENDMAILFLAGS="-oi -f bob@example.com"\n:0\n! carol@example.com\n'; > /var/log/mail.log; echo x | mail -s sender alice; sleep 3; grep -o 'from=<[^>]*>' /var/log/mail.log | sort -u; rc alice 'SENDMAIL=/nowhere/sendmail\nLOGFILE=$HOME/log2\n:0 w\n! carol@example.com\n';  echo x | mail -s broken alice; sleep 3; grep -v '^From\|Subj' /home/alice/log2; grep -c broken /var/mail/alice
  from=<bob@example.com>
  from=<root>
  from=<root@example.com>
  /bin/sh: 0: cannot open /nowhere/sendmail: No such file
  procmail: Program failure (2) of "/nowhere/sendmail"
    Folder: /var/mail/alice						    503
  1
  $ rc alice 'LOGFILE=$HOME/log3\n:0 h\n! carol@example.com\n'; (echo 'some body'; echo more) | mail -s heads alice; sleep 3; grep -v '^From' /home/alice/log3; tail -3 /var/mail/carol; rc alice 'WHO=carol@example.com\n:0\n* ^Subject: \\/.*\n! $WHO, bob\n'; echo x | mail -s 'two of them' alice; sleep 3; grep -c 'two of them' /var/mail/bob /var/mail/carol
   Subject: heads
    Folder: /usr/sbin/sendmail -oi carol@example.com			    451
  Date: Sat, 21 Nov 2026 15:46:32 +0000 (UTC)
  From: root <root@example.com>
  
  /var/mail/bob:1
  /var/mail/carol:1
