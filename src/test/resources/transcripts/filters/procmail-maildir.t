# objective: 211.2
# level: 2
# title: procmail fills maildirs that Dovecot serves
DEFAULT with a slash, folders with a dot, what Dovecot shows, and the permissions.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null
  $ printf 'MAILDIR=$HOME/Maildir\nDEFAULT=$MAILDIR/\nLOGFILE=$HOME/log\n\n:0\n* ^Subject:.*report\n.Reports/\n\n:0\n* ^From:.*carol\n.People.Carol/\n' > /home/alice/.procmailrc; cat /home/alice/.procmailrc; doveadm mailbox create -u alice Reports; chown alice: /home/alice/.procmailrc
  MAILDIR=$HOME/Maildir
  DEFAULT=$MAILDIR/
  LOGFILE=$HOME/log
  
  :0
  * ^Subject:.*report
  .Reports/
  
  :0
  * ^From:.*carol
  .People.Carol/
  $ for s in hello 'the report' 'a report of mine'; do echo x | mail -s "$s" alice; done; su carol -c 'echo x | mail -s lunch alice'; sleep 2; doveadm mailbox list -u alice | sort; doveadm mailbox status -u alice messages '*' | sort
  INBOX
  People
  People.Carol
  Reports
  INBOX messages=1
  People.Carol messages=1
  Reports messages=2
  $ doveadm fetch -u alice 'mailbox hdr.subject' mailbox Reports; doveadm fetch -u alice hdr.from mailbox People.Carol | sed 's/carol .*/carol/'
  mailbox: Reports
  hdr.subject: the report
  
  mailbox: Reports
  hdr.subject: a report of mine
  hdr.from: carol@example.com
  $ find /home/alice/Maildir -type d | sort; stat -c '%A %U %G' /home/alice/Maildir/.Reports/new /home/alice/Maildir/.People.Carol
  /home/alice/Maildir
  /home/alice/Maildir/.People.Carol
  /home/alice/Maildir/.People.Carol/cur
  /home/alice/Maildir/.People.Carol/new
  /home/alice/Maildir/.People.Carol/tmp
  /home/alice/Maildir/.Reports
  /home/alice/Maildir/.Reports/cur
  /home/alice/Maildir/.Reports/new
  /home/alice/Maildir/.Reports/tmp
  /home/alice/Maildir/cur
  /home/alice/Maildir/new
  /home/alice/Maildir/tmp
  drwx------ alice alice
  drwx------ alice alice
  $ grep -E 'Folder|Subject' /home/alice/log | sed -E 's#(cur|new)/.*#\1/NAME#'; ls /home/alice/Maildir/.People.Carol | grep -v dovecot
   Subject: hello
    Folder: /home/alice/Maildir/new/NAME
   Subject: the report
    Folder: .Reports/new/NAME
   Subject: a report of mine
    Folder: .Reports/new/NAME
   Subject: lunch
    Folder: .People.Carol/new/NAME
  cur
  new
  tmp
  $ printf 'MAILDIR=$HOME/Maildir\nDEFAULT=$MAILDIR\n' > /home/alice/.procmailrc; echo x | mail -s 'no slash' alice; sleep 2; ls /home/alice/Maildir | grep -v dovecot | sed 's/msg\..*/msg.X/'; doveadm fetch -u alice hdr.subject subject 'no slash'; ls /var/mail
  cur
  msg.X
  new
  tmp
  alice
  $ printf 'DEFAULT=$HOME/Maildir/.Deep.Er/\n' > /home/alice/.procmailrc; echo x | mail -s 'deep' alice; sleep 2; doveadm mailbox list -u alice | sort
  Deep
  Deep.Er
  INBOX
  People
  People.Carol
  Reports
