# objective: 211.3
# level: 2
# title: from mbox to Maildir
Converting a user's mail with doveadm.

  $ dovecot; for n in 1 2; do printf "Subject: mail $n\n\nx\n" | doveadm save -u alice; done; doveadm mailbox create -u alice Work; printf 'Subject: filed\n\nx\n' | doveadm save -u alice -m Work; doveadm flags add -u alice '\Seen' mailbox INBOX 1
  $ doveadm mailbox status -u alice 'messages unseen' '*'
  Work messages=1 unseen=1
  INBOX messages=2 unseen=1
  $ doveadm -o mail_location=maildir:/home/alice/Maildir sync -u alice mbox:/home/alice/mail:INBOX=/var/mail/alice; echo $?
  dsync(alice): Error: Mail locations must use the same hierarchy separator (specify namespace prefix="" { separator } explicitly)
  75
  $ doveadm -o mail_location=maildir:/home/alice/Maildir mailbox list -u alice | sort
  INBOX
  $ doveadm -o mail_location=maildir:/home/alice/Maildir fetch -u alice 'mailbox uid flags hdr.subject' all
  $ cp /var/mail/alice /tmp/a.mbox; chmod 644 /tmp/a.mbox; mkdir -m 777 /tmp/imp; cp /tmp/a.mbox /tmp/imp/old; doveadm import -u bob mbox:/tmp/imp From all; doveadm mailbox list -u bob | sort; doveadm mailbox status -u bob messages From/old
  From
  From/old
  INBOX
  From/old messages=2
  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox status -u alice 'messages unseen' INBOX; doveadm backup -u alice maildir:/tmp/backup; echo $?
  INBOX messages=0 unseen=0
  0
  $ doveadm sync; doveadm backup -u dave maildir:/tmp/x; echo $?
  doveadm sync [-1fPRU] [-l <secs>] [-r <rawlog path>] [-m <mailbox>] [-g <mailbox guid>] [-n <namespace> | -N] [-x <exclude>] [-a <all mailbox>] [-s <state>] [-T <secs>] [-t <start date>] [-e <end date>] [-O <sync flag>] [-I <max size>] -d|<dest>
  doveadm(dave): Error: User doesn't exist
  67
