# objective: 211.3
# level: 2
# title: doveadm search and fetch
Queries, fields and formatters.

  $ dovecot; for n in 1 2 3; do printf "From: Bob <bob@example.com>\nTo: alice@example.com\nSubject: mail $n\nMessage-ID: <m$n@example.com>\nDate: Mon, $n Feb 2025 10:00:00 +0100\n\nbody $n\n" | doveadm save -u alice; done; printf 'Subject: filed\n\nx\n' | doveadm mailbox create -u alice Work; printf 'Subject: filed\n\nx\n' | doveadm save -u alice -m Work
  $ doveadm search -u alice all | sed 's/^[0-9a-f]*/GUID/'; doveadm search -u alice mailbox INBOX subject 'mail 2' | sed 's/^[0-9a-f]*/GUID/'
  GUID 1
  GUID 1
  GUID 2
  GUID 3
  GUID 2
  $ doveadm fetch -u alice 'uid seq flags hdr.subject' mailbox INBOX 1:2
  uid: 1
  seq: 1
  flags: \Recent
  hdr.subject: mail 1
  
  uid: 2
  seq: 2
  flags: \Recent
  hdr.subject: mail 2
  $ doveadm -f table fetch -u alice 'uid hdr.from size.physical size.virtual' mailbox INBOX all
  uid hdr.from              size.physical size.virtual
  1   Bob <bob@example.com> 140           147
  2   Bob <bob@example.com> 140           147
  3   Bob <bob@example.com> 140           147
  $ doveadm -f tab fetch -u alice 'uid date.sent' mailbox INBOX all; doveadm -f flow fetch -u alice 'uid hdr.subject' all; doveadm -f json fetch -u alice 'uid hdr.subject' uid 1
  uid	date.sent
  1	2025-02-01 09:00:00 (+0100)
  2	2025-02-02 09:00:00 (+0100)
  3	2025-02-03 09:00:00 (+0100)
  uid=1 hdr.subject=filed
  uid=1 hdr.subject=mail 1
  uid=2 hdr.subject=mail 2
  uid=3 hdr.subject=mail 3
  [{"uid":"1","hdr.subject":"filed"},{"uid":"1","hdr.subject":"mail 1"}]
  $ doveadm -f pager fetch -u alice 'uid hdr' uid 1 mailbox INBOX; doveadm fetch -u alice text uid 2 mailbox INBOX
  uid: 1
  hdr:
  From: Bob <bob@example.com>
  To: alice@example.com
  Subject: mail 1
  Message-ID: <m1@example.com>
  Date: Mon, 1 Feb 2025 10:00:00 +0100
  
  text:
  From: Bob <bob@example.com>
  To: alice@example.com
  Subject: mail 2
  Message-ID: <m2@example.com>
  Date: Mon, 2 Feb 2025 10:00:00 +0100
  
  body 2
  $ doveadm fetch -u alice nonsense all; doveadm fetch -u alice uid nonsense; doveadm search -u alice
  Available fetch fields: hdr.<name> body.<section> binary.<section> user mailbox mailbox-guid seq uid guid flags modseq hdr body body.preview body.snippet text text.utf8 size.physical size.virtual date.received date.sent date.saved date.received.unixtime date.sent.unixtime date.saved.unixtime imap.envelope imap.body imap.bodystructure pop3.uidl pop3.order refcount storageid
  Fatal: Unknown fetch field: nonsense
  Fatal: Unknown argument NONSENSE
  doveadm search [-u <user>|-A] [-S <socket_path>] <search query>
  [64]
  $ doveadm fetch -u alice 'body' mailbox INBOX header Message-ID m3; doveadm fetch -u alice 'body.preview imap.envelope imap.bodystructure' mailbox INBOX 3
  body:
  body 3
  body.preview: body 3
  imap.envelope: "Mon, 3 Feb 2025 10:00:00 +0100" "mail 3" (("Bob" NIL "bob" "example.com")) (("Bob" NIL "bob" "example.com")) (("Bob" NIL "bob" "example.com")) ((NIL NIL "alice" "example.com")) NIL NIL NIL "<m3@example.com>"
  imap.bodystructure: "text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 8 1 NIL NIL NIL NIL
  $ doveadm search -u alice mailbox Nope all; doveadm search -u alice mailbox 'W*' all | wc -l; doveadm search -u alice not seen | wc -l
  doveadm(alice): Error: Couldn't get mailbox 'Nope' GUID: Mailbox doesn't exist: Nope
  1
  4
  $ doveadm search -u alice savedsince 1d | wc -l; doveadm search -u alice before yesterday | wc -l; doveadm search -u alice since 2w | wc -l; doveadm search -u alice larger 1K | wc -l
  4
  Fatal: Invalid search date parameter: yesterday
  0
  4
  0
  $ doveadm search -u dave all; doveadm search -u 'a*' all | wc -l; doveadm fetch -u bob uid all
  doveadm(dave): Error: User doesn't exist
  4
