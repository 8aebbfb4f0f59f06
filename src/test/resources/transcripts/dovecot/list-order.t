# objective: 211.3
# level: 2
# title: the order of LIST
the order of LIST.

  $ dovecot; for m in Drafts Trash Work Archive; do doveadm mailbox create -u alice $m; done; doveadm mailbox create -u alice Lists/a Lists/b Work2/x
  $ doveadm mailbox list -u alice; doveadm mailbox status -u alice messages '*'; doveadm mailbox rename -u alice Archive Old; doveadm mailbox list -u alice
  Work2
  Work2/x
  Lists
  Lists/b
  Lists/a
  Archive
  Work
  Trash
  Drafts
  INBOX
  Work2/x messages=0
  Lists/b messages=0
  Lists/a messages=0
  Archive messages=0
  Work messages=0
  Trash messages=0
  Drafts messages=0
  Old
  Work2
  Work2/x
  Lists
  Lists/b
  Lists/a
  Work
  Trash
  Drafts
  INBOX
  $ doveadm mailbox subscribe -u alice Old Drafts Lists/a; doveadm mailbox list -s -u alice; cat /home/alice/mail/.subscriptions
  Old
  Drafts
  Lists/a
  V	2
  
  Old
  Drafts
  Lists	a
  $ for m in Drafts Trash Work INBOX Lists/b; do printf "Subject: $m\n\nx\n" | doveadm save -u alice -m $m; done; doveadm fetch -u alice mailbox all; doveadm search -u alice all | wc -l
  mailbox: Lists/b
  
  mailbox: Work
  
  mailbox: Trash
  
  mailbox: Drafts
  
  mailbox: INBOX
  5
  $ printf 'namespace inbox {\n  mailbox Sent {\n    auto = create\n  }\n  mailbox Junk {\n    auto = subscribe\n  }\n  mailbox Drafts {\n    auto = subscribe\n  }\n}\n' > /etc/dovecot/local.conf; doveadm reload; sleep 1
  $ doveadm mailbox list -u alice; doveadm mailbox list -s -u alice; ls /home/alice/mail; doveadm mailbox status -u alice messages '*'
  Old
  Work2
  Work2/x
  Lists
  Lists/b
  Lists/a
  Work
  Trash
  Drafts
  Junk
  Sent
  INBOX
  Old
  Drafts
  Lists/a
  Junk
  Drafts
  Lists
  Old
  Trash
  Work
  Work2
  Old messages=0
  Work2/x messages=0
  Lists/b messages=1
  Lists/a messages=0
  Work messages=1
  Trash messages=1
  Drafts messages=1
  INBOX messages=1
  $ imap() { (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' "$@" 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | sed '1,/^b OK/d; s/ ([0-9.]* + .*secs)//'; }
  $ imap 'c LIST "" "*"' 'd LSUB "" "*"' 'e LIST "" "%"' 'f LIST (SUBSCRIBED) "" "*"' 'g LIST "" "*" RETURN (SUBSCRIBED)'; ls /home/alice/mail
  * LIST (\NoInferiors \UnMarked) "/" Old
  * LIST (\Noselect \HasChildren) "/" Work2
  * LIST (\NoInferiors \UnMarked) "/" Work2/x
  * LIST (\Noselect \HasChildren) "/" Lists
  * LIST (\NoInferiors \Marked) "/" Lists/b
  * LIST (\NoInferiors \UnMarked) "/" Lists/a
  * LIST (\NoInferiors \Marked) "/" Work
  * LIST (\NoInferiors \Marked \Trash) "/" Trash
  * LIST (\NoInferiors \Marked \Drafts) "/" Drafts
  * LIST (\NoInferiors \Junk) "/" Junk
  * LIST (\NoInferiors \Sent) "/" Sent
  * LIST (\HasNoChildren) "/" INBOX
  c OK List completed.
  * LSUB () "/" Old
  * LSUB (\Drafts) "/" Drafts
  * LSUB () "/" Lists/a
  * LSUB (\NoInferiors \Junk) "/" Junk
  d OK Lsub completed.
  * LIST (\NoInferiors \UnMarked) "/" Old
  * LIST (\Noselect \HasChildren) "/" Work2
  * LIST (\Noselect \HasChildren) "/" Lists
  * LIST (\NoInferiors \Marked) "/" Work
  * LIST (\NoInferiors \Marked \Trash) "/" Trash
  * LIST (\NoInferiors \Marked \Drafts) "/" Drafts
  * LIST (\NoInferiors \Junk) "/" Junk
  * LIST (\NoInferiors \Sent) "/" Sent
  * LIST (\HasNoChildren) "/" INBOX
  e OK List completed.
  * LIST (\Subscribed \NoInferiors \UnMarked) "/" Old
  * LIST (\Subscribed \NoInferiors \Marked) "/" Drafts
  * LIST (\Subscribed \NoInferiors \UnMarked) "/" Lists/a
  * LIST (\Subscribed \NoInferiors) "/" Junk
  f OK List completed.
  * LIST (\Subscribed \NoInferiors \UnMarked) "/" Old
  * LIST (\Noselect) "/" Work2
  * LIST (\NoInferiors \UnMarked) "/" Work2/x
  * LIST (\Noselect) "/" Lists
  * LIST (\NoInferiors \Marked) "/" Lists/b
  * LIST (\Subscribed \NoInferiors \UnMarked) "/" Lists/a
  * LIST (\NoInferiors \Marked) "/" Work
  * LIST (\NoInferiors \Marked) "/" Trash
  * LIST (\Subscribed \NoInferiors \Marked) "/" Drafts
  * LIST (\Subscribed \NoInferiors) "/" Junk
  * LIST (\NoInferiors) "/" Sent
  * LIST () "/" INBOX
  g OK List completed.
  * BYE Logging out
  z OK Logout completed.
  Drafts
  Lists
  Old
  Trash
  Work
  Work2
