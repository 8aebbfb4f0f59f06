# objective: 211.2
# level: 2
# title: /etc/procmailrc for everybody
What the global file does before the user's own, as whom, DROPPRIVS, and its mistakes.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null; printf 'LOGFILE=/var/log/procmail.log\nWHO=`id -un`\nLOG="global for $LOGNAME as $WHO\n"\n\n:0 c:\n/var/mail/archive\n' > /etc/procmailrc; echo x | mail -s one alice; sleep 3; cat /var/log/procmail.log | sed 's/^From .*/From LINE/'; ls -l /var/mail | awk 'NR>1{print $1,$3,$4,$9}'
  global for alice as root
  From LINE
   Subject: one
    Folder: /var/mail/alice						    500
  -rw-rw---- alice mail alice
  -rw------- root mail archive
  $ printf 'DROPPRIVS=yes\nLOGFILE=$HOME/log\nWHO=`id -un`\nLOG="as $WHO in `pwd`\n"\n' > /etc/procmailrc; printf 'LOG="own $WHO\n"\n' > /home/alice/.procmailrc; chown alice: /home/alice/.procmailrc; echo x | mail -s two alice; sleep 2; head -2 /home/alice/log; stat -c '%U %a' /home/alice/log
  as alice in /var/spool/postfix
  own alice
  alice 600
  $ printf 'LOGFILE=/var/log/procmail.log\n:0:\n* ^Subject:.*lottery\n$HOME/spam\n' > /etc/procmailrc; echo x | mail -s lottery alice; sleep 3; stat -c '%U %G %a' /home/alice/spam; echo x | mail -s lottery root; sleep 2; ls /root; tail -1 /var/log/procmail.log | tr -s '\t ' ' '
  root mail 600
  script
   Folder: /home/alice/spam 504
  $ chmod 666 /etc/procmailrc; echo x | mail -s lottery bob; sleep 2; ls /home/bob /var/mail; grep -h 'procmailrc' /var/log/procmail.log /var/log/mail.log /home/bob/* 2>/dev/null; chmod 644 /etc/procmailrc
  /home/bob:
  spam
  
  /var/mail:
  alice
  archive
  bob
  nobody
  $ chown bob /etc/procmailrc; echo x | mail -s lottery carol; sleep 2; ls /home/carol; grep -c . /var/mail/carol | head -1; chown root /etc/procmailrc
  spam
  0
  $ printf 'ORGMAIL=$HOME/Mailbox\nDEFAULT=$ORGMAIL\n' > /etc/procmailrc; rm -f /var/mail/* /home/alice/*; echo x | mail -s three carol; sleep 2; ls /home/carol /var/mail
  /home/carol:
  Mailbox
  spam
  
  /var/mail:
  carol
  $ printf 'DEFAULT=$HOME/Maildir/\nMAILDIR=$HOME/Maildir\n' > /etc/procmailrc; printf ':0\n* ^Subject:.*work\n.Work/\n' > /home/alice/.procmailrc; echo x | mail -s work alice; echo x | mail -s play alice; sleep 2; ls -A /home/alice; find /home/alice -type f -path '*new*' | sed 's/new.*/new/'; stat -c '%U %a' /home/alice/Maildir 2>&1
  .bash_logout
  .bashrc
  .procmailrc
  .profile
  Maildir
  /home/alice/Maildir/new
  /home/alice/Maildir/new
  alice 700
  $ printf 'SWITCHRC=/etc/procmail/$LOGNAME.rc\n' > /etc/procmailrc; mkdir /etc/procmail; printf ':0\n/tmp/from-etc\n' > /etc/procmail/alice.rc; echo x | mail -s four alice; sleep 2; stat -c %U /tmp/from-etc; echo 'EXITCODE=75 HOST' > /etc/procmailrc;  echo x | mail -s five alice; sleep 1; mailq | grep -o '(.*'
  root
  (temporary failure)
