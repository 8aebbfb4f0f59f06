# objective: 211.3
# level: 2
# title: doveadm mailbox
create, rename, subscribe, status, path, mutf7, update, delete.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; doveadm mailbox create -u alice Work Work.Old; doveadm mailbox create -u alice Work; doveadm mailbox create -s -u alice News
  doveadm(alice): Error: Can't create mailbox Work: Mailbox already exists
  $ doveadm mailbox list -u alice; doveadm mailbox list -u alice -s; doveadm mailbox list -u alice 'W*' nothing
  News
  Work
  Work.Old
  INBOX
  News
  Work
  Work.Old
  $ doveadm mailbox status -u alice all INBOX | sed 's/uidvalidity=[0-9]*/uidvalidity=V/; s/guid=[0-9a-f]*/guid=G/'; doveadm mailbox status -u alice 'messages unseen' 'W*'; doveadm mailbox status -t -u alice messages '*'; doveadm mailbox status -u alice nonsense INBOX
  INBOX messages=0 recent=0 uidnext=1 uidvalidity=V unseen=0 highestmodseq=1 vsize=0 guid=G firstsaved=never
  Work messages=0 unseen=0
  Work.Old messages=0 unseen=0
  messages=0
  Fatal: Unknown status field: nonsense
  [64]
  $ doveadm mailbox rename -u alice Work.Old Archive; doveadm mailbox rename -u alice Nope X; doveadm mailbox rename -u alice Archive Work
  doveadm(alice): Error: Can't rename mailbox Nope to X: Mailbox doesn't exist: Nope
  doveadm(alice): Error: Can't rename mailbox Archive to Work: Target mailbox already exists
  [65]
  $ doveadm mailbox subscribe -u alice Work Nope; doveadm mailbox unsubscribe -u alice News; cat /home/alice/Maildir/subscriptions
  V	2
  
  Work
  Nope
  $ doveadm mailbox delete -u alice Nope; doveadm mailbox delete -u alice INBOX; doveadm mailbox delete -s -u alice Archive; doveadm mailbox list -u alice
  doveadm(alice): Error: Can't delete mailbox Nope: Mailbox doesn't exist: Nope
  doveadm(alice): Error: Can't delete mailbox INBOX: INBOX can't be deleted.
  News
  Work
  INBOX
  $ doveadm mailbox mutf7 Entwürfe 'a&b'; doveadm mailbox mutf7 -7 'Entw&APw-rfe'; doveadm mailbox mutf7 -8 Entwürfe
  Entw&APw-rfe
  a&-b
  Entwürfe
  Entw&APw-rfe
  $ doveadm mailbox path -u alice Work; doveadm mailbox path -u alice -t index Work; doveadm mailbox path -u alice -t nonsense Work; doveadm mailbox path -u alice Nope
  /home/alice/Maildir/.Work
  /home/alice/Maildir/.Work
  doveadm mailbox path [-u <user>|-A] [-S <socket_path>] [-t <type>] <mailbox>
  /home/alice/Maildir/.Nope
  $ printf 'Subject: x\n\ny\n' | doveadm save -u alice -m Work; doveadm mailbox delete -e -u alice Work; doveadm mailbox delete -u alice Work; echo $?
  doveadm(alice): Error: Can't delete mailbox Work: Mailbox isn't empty
  0
  $ doveadm mailbox update -u alice --uid-validity 1234 --min-next-uid 100 INBOX; doveadm mailbox status -u alice 'uidvalidity uidnext' INBOX
  INBOX uidnext=100 uidvalidity=1234
  $ doveadm mailbox create -u alice a/b; doveadm mailbox create -u alice ''; doveadm mailbox create -u alice 'x..y'; doveadm mailbox create -u alice INBOX
  doveadm(alice): Error: Can't create mailbox a/b: Invalid mailbox name: Name must not have '/' characters
  doveadm(alice): Error: Can't create mailbox : Invalid mailbox name: Name is empty
  doveadm(alice): Error: Can't create mailbox x..y: Invalid mailbox name: Has adjacent hierarchy separators
  doveadm(alice): Error: Can't create mailbox INBOX: Mailbox already exists
  [65]
  $ doveadm mailbox metadata list -u alice INBOX; doveadm mailbox delete -r -u alice Work; ls -A /home/alice/Maildir | sed "s/validity\..*/validity.X/" | sort
  specialuse
  vendor/vendor.dovecot/pvt/server/admin
  vendor/vendor.dovecot/pvt/server/comment
  doveadm(alice): Error: Can't delete mailbox Work: Mailbox doesn't exist: Work
  .News
  cur
  dovecot-uidlist
  dovecot-uidvalidity
  dovecot-uidvalidity.X
  dovecot.index.log
  dovecot.list.index.log
  dovecot.mailbox.log
  maildirfolder
  new
  subscriptions
  tmp
  $ doveadm -f table mailbox status -u alice 'messages vsize' '*'; doveadm -f tab mailbox status -u alice 'messages recent' INBOX; doveadm -f json mailbox status -u alice 'messages' INBOX; doveadm -f nosuch mailbox list -u alice
  mailbox messages vsize
  News    0        0
  INBOX   0        0
  mailbox	messages	recent
  INBOX	0	0
  [{"mailbox":"INBOX","messages":"0"}]doveadm(root): Fatal: Unknown print formatter: nosuch
  [75]
