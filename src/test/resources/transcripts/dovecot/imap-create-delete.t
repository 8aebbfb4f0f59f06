# objective: 211.3
# level: 1
# title: CREATE, RENAME, DELETE, SUBSCRIBE
CREATE, RENAME, DELETE, SUBSCRIBE.

  $ dovecot; imap() { (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' "$@" 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | sed '1,/^b OK/d; s/ ([0-9.]* + .*secs)//'; }
  $ imap 'c CREATE Work' 'd CREATE Work' 'e CREATE Work/2025' 'f LIST "" *' 'g SUBSCRIBE Work' 'h LSUB "" *'
  c OK Create completed.
  d NO [ALREADYEXISTS] Mailbox already exists.
  e NO [CANNOT] Mailbox doesn't allow inferior mailboxes.
  * LIST (\NoInferiors) "/" Work
  * LIST (\HasNoChildren) "/" INBOX
  f OK List completed.
  g OK Subscribe completed.
  * LSUB () "/" Work
  h OK Lsub completed.
  * BYE Logging out
  z OK Logout completed.
  $ imap 'c RENAME Work Job' 'd LIST "" *' 'e LSUB "" *' 'f RENAME Work X' 'g RENAME Job INBOX' 'h DELETE Job' 'i DELETE Job' 'j LIST "" *'
  c OK Rename completed.
  * LIST (\NoInferiors) "/" Job
  * LIST (\HasNoChildren) "/" INBOX
  d OK List completed.
  * LSUB () "/" Work
  e OK Lsub completed.
  f NO [NONEXISTENT] Mailbox doesn't exist: Work.
  g NO [ALREADYEXISTS] Target mailbox already exists.
  h OK Delete completed.
  i NO [NONEXISTENT] Mailbox doesn't exist: Job.
  * LIST (\HasNoChildren) "/" INBOX
  j OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ imap 'c CREATE "with space"' 'd LIST "" *' 'e CREATE "Entw&APw-rfe"' 'f CREATE Entwürfe' 'g CREATE a&b' 'h CREATE Lists/' 'i CREATE Lists/debian' 'j LIST "" %' 'k LIST "" "Lists/%"' 'l DELETE Lists' 'm DELETE Lists/debian' 'n DELETE Lists'
  c OK Create completed.
  * LIST (\NoInferiors) "/" "with space"
  * LIST (\HasNoChildren) "/" INBOX
  d OK List completed.
  e OK Create completed.
  f BAD Error in IMAP command CREATE: 8bit data in atom.
  g NO Mailbox name is not valid mUTF-7.
  h OK Create completed.
  i OK Create completed.
  * LIST (\Noselect \HasChildren) "/" Lists
  * LIST (\NoInferiors) "/" Entw&APw-rfe
  * LIST (\NoInferiors) "/" "with space"
  * LIST (\HasNoChildren) "/" INBOX
  j OK List completed.
  * LIST (\NoInferiors) "/" Lists/debian
  k OK List completed.
  l NO Mailbox has children, delete them first.
  m OK Delete completed.
  n OK Delete completed.
  * BYE Logging out
  z OK Logout completed.
  $ ls -F /home/alice/mail; doveadm mailbox list -u alice | sort; cat /home/alice/mail/.subscriptions
  Entw&APw-rfe
  with space
  Entwürfe
  INBOX
  with space
  V	2
  
  Work
  $ imap 'c SELECT Nope' 'd EXAMINE Nope' 'e STATUS Nope (MESSAGES)' 'f SELECT "with space"' 'g CLOSE' 'h SELECT Lists' 'i STATUS INBOX (MESSAGES UNSEEN RECENT UIDNEXT)' 'j SELECT' 'k CREATE' 'l RENAME a' 'm DELETE a b'
  * OK [CLOSED] Previous mailbox closed.
  c NO Mailbox doesn't exist: Nope.
  d NO Mailbox doesn't exist: Nope.
  e NO Mailbox doesn't exist: Nope.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 0 EXISTS
  * 0 RECENT
  * OK [UIDVALIDITY 1795277712] UIDs valid
  * OK [UIDNEXT 1] Predicted next UID
  f OK [READ-WRITE] Select completed.
  g OK Close completed.
  h NO Mailbox doesn't exist: Lists.
  * STATUS INBOX (MESSAGES 0 RECENT 0 UIDNEXT 1 UNSEEN 0)
  i OK Status completed.
  j BAD Error in IMAP command SELECT: Invalid arguments.
  k BAD Error in IMAP command CREATE: Missing arguments.
  l BAD Error in IMAP command RENAME: Missing arguments.
  m NO [NONEXISTENT] Mailbox doesn't exist: a.
  * BYE Logging out
  z OK Logout completed.
