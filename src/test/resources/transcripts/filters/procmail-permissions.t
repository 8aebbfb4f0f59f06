# objective: 211.2
# level: 3
# title: whose rc file, whose mailbox
What a recipient's procmail refuses, and what it makes of strange mailboxes.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start; sleep 1; send() { echo x | mail -s "$1" ${2:-alice}; sleep ${3:-2}; }
  $ printf 'LOGFILE=$HOME/log\n:0\ninbox\n' > /home/alice/.procmailrc; send 'owned by root'; ls -l /home/alice | awk 'NR>1{print $1,$3,$4,$NF}'
  -rw------- alice alice inbox
  -rw------- alice alice log
  $ chown bob: /home/alice/.procmailrc; chmod 644 /home/alice/.procmailrc; send 'owned by bob'; ls /var/mail; grep -o 'Suspicious.*' /var/log/mail.log
  alice
  Suspicious rcfile "/home/alice/.procmailrc"
  $ chown alice: /home/alice/.procmailrc; chmod 664 /home/alice/.procmailrc; send 'group'; grep -c Subject /home/alice/inbox; chmod 777 /home/alice; send 'open home'; grep -c Subject /home/alice/inbox; chmod 755 /home/alice; chmod 644 /home/alice/.procmailrc
  2
  2
  $ printf 'LOGFILE=/root/log\n:0\n/root/inbox\n' > /home/alice/.procmailrc; send 'not mine'; grep '^Subject' /var/mail/alice; grep -o 'procmail.*: Error.*' /var/log/mail.log; grep -o 'status=.*' /var/log/mail.log | sort -u
  Subject: owned by bob
  Subject: open home
  Subject: not mine
  procmail[387]: Error while writing to "/root/log"
  status=sent (delivered to command: /usr/bin/procmail)
  $ rm /home/alice/.procmailrc; rm /var/mail/alice; mkdir /var/mail/alice; chown alice: /var/mail/alice; send 'a directory'; ls /var/mail/alice | cut -c1-4
  msg.
  $ rmdir /var/mail/alice 2>/dev/null || rm -r /var/mail/alice; echo old > /var/mail/alice; chown root:mail /var/mail/alice; send bogus alice 20; ls /var/mail | sed 's/alice\..*/alice.INODE/'; grep -o 'Renamed.*\|procmail.*Ren.*' /var/log/mail.log | sed 's/alice\.[^"]*/alice.INODE/'
  BOGUS.alice.INODE
  alice
  procmail[413]: Renamed bogus "/var/mail/alice" into "/var/mail/BOGUS.alice.INODE"
  $ rm /var/mail/*; ln -s /etc/passwd /var/mail/bob; chown -h bob: /var/mail/bob; send link bob 20; ls -l /var/mail | awk 'NR>1{print $1,$3,$4}'; tail -1 /etc/passwd
  lrwxrwxrwx bob bob
  -rw-rw---- bob mail
  carol:x:1002:1002::/home/carol:/bin/bash
  $ chmod 755 /var/mail; rm -rf /var/mail/*; send 'no access'; ls -l /var/mail | awk 'NR>1{print $1,$3,$4,$9}'; chmod 2775 /var/mail
  -rw-rw---- alice mail alice
  $ mkdir /etc/procmailrcs; printf 'DROPPRIVS=yes\nWHO=`id -un`\nLOG="$WHO\n"\n:0\n/tmp/$WHO\n' > /etc/procmailrcs/rc; chown carol /etc/procmailrcs/rc; printf 'Subject: x\n\nx\n' > /tmp/m; procmail -m /etc/procmailrcs/rc < /tmp/m; su bob -c 'procmail -m /etc/procmailrcs/rc < /tmp/m'; ls -l /tmp | awk 'NR>1{print $3,$9}'; procmail -m A=1 /etc/procmailrcs/rc < /tmp/m; procmail -m < /tmp/m; echo $?
  carol
  carol
  carol carol
  root m
  procmail: Denying special privileges for "/etc/procmailrcs/rc"
  procmail: Suspicious rcfile "/etc/procmailrcs/rc"
  procmail: Couldn't read "/etc/procmailrcs/rc"
  procmail: Missing rcfile
  66
  $ su bob -c 'procmail -d alice < /tmp/m; echo $?; procmail -f someone -d bob < /tmp/m; echo $?; sed "s/  .*//" /var/mail/bob; procmail -f bob -d bob < /tmp/m; tail -5 /var/mail/bob | sed "s/  .*//"'
  0
  0
  From someone
  >From bob
  Subject: x
  
  x
  
  From bob
  Subject: x
  
  x
  $ procmail -f dave@example.net -d bob < /tmp/m; procmail -f - -d bob < /var/mail/bob; grep '^>*From ' /var/mail/bob | sed 's/  .*//'; procmail -d alice bob nosuch carol < /tmp/m; echo $?; ls /var/mail
  From someone
  >From bob
  From bob
  From dave@example.net
  From someone
  >From bob
  >From bob
  >From dave@example.net
  procmail: Unknown user "nosuch"
  73
  alice
  bob
  carol
