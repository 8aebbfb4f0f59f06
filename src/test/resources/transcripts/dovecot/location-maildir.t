# objective: 211.3
# level: 1
# title: mail in Maildir
mail_location = maildir:~/Maildir, what lies where, deliveries by Postfix.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; doveconf -n mail_location; postconf -e 'home_mailbox = Maildir/'; systemctl start postfix dovecot; sleep 1
  mail_location = maildir:~/Maildir
  $ echo hello | mail -s first alice; sleep 1; ls /home/alice/Maildir; ls /home/alice/Maildir/new | wc -l
  cur
  new
  tmp
  1
  $ doveadm mailbox status -u alice 'messages unseen recent' INBOX; doveadm fetch -u alice 'uid flags hdr.subject' all
  INBOX messages=1 recent=1 unseen=1
  uid: 1
  flags: \Recent
  hdr.subject: first
  $ curl -s 'imap://127.0.0.1/INBOX;UID=1' -u alice:alice-secret | grep -c hello; ls /home/alice/Maildir/cur | sed 's/.*:2/:2/'
  1
  :2,S
  $ doveadm mailbox create -u alice Work Work.Old; find /home/alice/Maildir -type d | sort
  /home/alice/Maildir
  /home/alice/Maildir/.Work
  /home/alice/Maildir/.Work.Old
  /home/alice/Maildir/.Work.Old/cur
  /home/alice/Maildir/.Work.Old/new
  /home/alice/Maildir/.Work.Old/tmp
  /home/alice/Maildir/.Work/cur
  /home/alice/Maildir/.Work/new
  /home/alice/Maildir/.Work/tmp
  /home/alice/Maildir/cur
  /home/alice/Maildir/new
  /home/alice/Maildir/tmp
  $ doveadm move -u alice Work mailbox INBOX all; ls /home/alice/Maildir/.Work/cur | sed 's/.*:2/:2/'; cat /home/alice/Maildir/.Work/maildirfolder | wc -c
  :2,S
  0
  $ stat -c '%a %U %G' /home/alice/Maildir /home/alice/Maildir/.Work/cur; stat -c '%a' /home/alice/Maildir/dovecot-uidlist
  700 alice alice
  700 alice alice
  600
  $ printf 'Subject: dropped in\n\nx\n' > /home/alice/Maildir/new/1234.abc; doveadm fetch -u alice 'uid hdr.subject' all
  uid: 1
  hdr.subject: first
  
  uid: 2
  hdr.subject: dropped in
  $ chown alice: /home/alice/Maildir/new/1234.abc; doveadm fetch -u alice 'uid hdr.subject' all; ls -l /home/alice/Maildir/new | grep -c abc
  uid: 1
  hdr.subject: first
  
  uid: 2
  hdr.subject: dropped in
  1
  $ touch /home/alice/Maildir/tmp/junk; doveadm mailbox status -u alice messages INBOX; rm -rf /home/alice/Maildir/cur; doveadm mailbox status -u alice messages INBOX; ls -d /home/alice/Maildir/cur
  INBOX messages=1
  INBOX messages=1
  /home/alice/Maildir/cur
