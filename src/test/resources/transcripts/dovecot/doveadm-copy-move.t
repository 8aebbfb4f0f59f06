# objective: 211.3
# level: 2
# title: doveadm copy and move between mailboxes and users
From one mailbox to another, from one user to another.

  $ dovecot; for n in 1 2 3; do printf "Subject: mail $n\n\nbody $n\n" | doveadm save -u alice; done; doveadm copy -u alice Archive mailbox INBOX 1; echo $?
  doveadm(alice): Error: Can't open mailbox 'Archive': Mailbox doesn't exist: Archive
  68
  $ doveadm mailbox create -u alice Archive; doveadm copy -u alice Archive mailbox INBOX 1; doveadm move -u alice Archive mailbox INBOX subject 'mail 2'; doveadm mailbox status -u alice messages '*'
  Archive messages=2
  INBOX messages=2
  $ doveadm mailbox create -u bob FromAlice; doveadm fetch -u bob 'mailbox hdr.subject' all
  $ doveadm move -u alice Nope mailbox INBOX all; doveadm move -u alice; doveadm copy -u alice INBOX
  doveadm(alice): Error: Can't open mailbox 'Nope': Mailbox doesn't exist: Nope
  doveadm move [-u <user>|-A] [-S <socket_path>] <destination> [user <source user>] <search query>
  doveadm copy [-u <user>|-A] [-S <socket_path>] <destination> [user <source user>] <search query>
  [64]
  $ doveadm flags add -u alice '\Flagged Work' mailbox INBOX 1; doveadm fetch -u alice flags mailbox INBOX all; doveadm flags replace -u alice '\Seen' mailbox INBOX all; doveadm flags remove -u alice '\Seen' mailbox INBOX 1; doveadm fetch -u alice 'uid flags' mailbox INBOX all
  flags: \Flagged \Recent Work
  
  flags: \Recent
  uid: 1
  flags: \Recent
  
  uid: 3
  flags: \Seen \Recent
  $ doveadm flags add -u alice '\Nonsense' mailbox INBOX all; doveadm flags add -u alice; doveadm flags frob
  Fatal: Invalid system flag: \Nonsense
  doveadm flags add [-u <user>|-A] [-S <socket_path>] <flags> <search query>
  usage: doveadm [-Dv] [-f <formatter>] flags <command> [<args>]
    add          [-u <user>|-A] [-S <socket_path>] <flags> <search query>
    remove       [-u <user>|-A] [-S <socket_path>] <flags> <search query>
    replace      [-u <user>|-A] [-S <socket_path>] <flags> <search query>
  [64]
  $ doveadm expunge -u alice; doveadm expunge -u alice all; doveadm expunge -u alice mailbox INBOX 1; doveadm expunge -d -u alice mailbox Archive all; doveadm mailbox list -u alice
  doveadm expunge [-u <user>|-A] [-S <socket_path>] [-m] <search query>
  Fatal: expunge: To avoid accidents, search query must contain MAILBOX in all search branches
  INBOX
  $ for i in 1 2; do printf 'Subject: twin\nMessage-ID: <t@x>\n\nx\n' | doveadm save -u carol; done; doveadm deduplicate -u carol -m mailbox INBOX; doveadm mailbox status -u carol messages INBOX; doveadm deduplicate -u carol
  INBOX messages=1
  doveadm deduplicate [-u <user>|-A] [-S <socket_path>] [-m] <search query>
  [64]
  $ doveadm purge -u alice; doveadm index -u alice INBOX; doveadm index -u alice Nope; doveadm force-resync -u alice INBOX; doveadm force-resync -u alice Nope; doveadm index
  doveadm index [-u <user>|-A] [-S <socket_path>] [-q] [-n <max recent>] <mailbox mask>
  [64]
