# objective: 211.3
# level: 2
# title: folders over IMAP
CREATE, LIST, SUBSCRIBE, RENAME, DELETE, STATUS.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b CREATE Work' 'c CREATE Work.2025' 'd CREATE Work' 'e CREATE INBOX' 'f CREATE Deep.er.still' 'g LIST "" "*"' 'h LIST "" "%"' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b OK Create completed.
  c OK Create completed.
  d NO [ALREADYEXISTS] Mailbox already exists.
  e NO [ALREADYEXISTS] Mailbox already exists.
  f OK Create completed.
  * LIST (\Noselect \HasChildren) "." Deep
  * LIST (\Noselect \HasChildren) "." Deep.er
  * LIST (\HasNoChildren) "." Deep.er.still
  * LIST (\HasChildren) "." Work
  * LIST (\HasNoChildren) "." Work.2025
  * LIST (\HasNoChildren) "." INBOX
  g OK List completed.
  * LIST (\Noselect \HasChildren) "." Deep
  * LIST (\HasChildren) "." Work
  * LIST (\HasNoChildren) "." INBOX
  h OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SUBSCRIBE Work' 'c SUBSCRIBE Nowhere' 'd LSUB "" "*"' 'e LIST (SUBSCRIBED) "" "*"' 'f LIST "" "*" RETURN (SUBSCRIBED CHILDREN)' 'g UNSUBSCRIBE Nowhere' 'h LSUB "" "*"' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b OK Subscribe completed.
  c NO Mailbox doesn't exist: Nowhere.
  * LSUB () "." Work
  d OK Lsub completed.
  * LIST (\Subscribed) "." Work
  e OK List completed.
  * LIST (\NonExistent \HasChildren) "." Deep
  * LIST (\NonExistent \HasChildren) "." Deep.er
  * LIST (\HasNoChildren) "." Deep.er.still
  * LIST (\Subscribed \HasChildren) "." Work
  * LIST (\HasNoChildren) "." Work.2025
  * LIST (\HasNoChildren) "." INBOX
  f OK List completed.
  g OK Unsubscribe completed.
  * LSUB () "." Work
  h OK Lsub completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b RENAME Work Job' 'c LIST "" "Job*"' 'd LSUB "" "*"' 'e RENAME Nope Yes' 'f RENAME Job Deep' 'g DELETE Nope' 'h DELETE INBOX' 'j LIST "" "Deep*"' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b OK Rename completed.
  * LIST (\HasChildren) "." Job
  * LIST (\HasNoChildren) "." Job.2025
  c OK List completed.
  * LSUB () "." Work
  d OK Lsub completed.
  e NO [NONEXISTENT] Mailbox doesn't exist: Nope.
  f OK Rename completed.
  g NO [NONEXISTENT] Mailbox doesn't exist: Nope.
  h NO INBOX can't be deleted.
  * LIST (\HasChildren) "." Deep
  * LIST (\HasNoChildren) "." Deep.2025
  * LIST (\Noselect \HasChildren) "." Deep.er
  * LIST (\HasNoChildren) "." Deep.er.still
  j OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b LIST "" ""' 'c LIST "" (INBOX "Job*")' 'd LIST "" "*" RETURN (STATUS (MESSAGES UNSEEN))' 'f LIST (RECURSIVEMATCH) "" "*"' 'g LIST (SUBSCRIBED RECURSIVEMATCH) "" "%"' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * LIST (\Noselect) "." ""
  b OK List completed.
  * LIST () "." INBOX
  c OK List completed.
  * LIST () "." Deep
  * STATUS Deep (MESSAGES 0 UNSEEN 0)
  * LIST () "." Deep.2025
  * STATUS Deep.2025 (MESSAGES 0 UNSEEN 0)
  * LIST (\NonExistent) "." Deep.er
  * LIST () "." Deep.er.still
  * STATUS Deep.er.still (MESSAGES 0 UNSEEN 0)
  * LIST () "." INBOX
  * STATUS INBOX (MESSAGES 0 UNSEEN 0)
  d OK List completed.
  f BAD Error in IMAP command LIST: RECURSIVEMATCH must not be the only selection.
  * LIST (\Subscribed \NonExistent) "." Work
  g OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b STATUS INBOX (MESSAGES RECENT UIDNEXT UNSEEN)' 'c STATUS Nope (MESSAGES)' 'd STATUS INBOX (NONSENSE)' 'e STATUS INBOX ()' 'f STATUS Job (SIZE HIGHESTMODSEQ)' 'g SELECT Nope' 'h SELECT Job' 'i STATUS Job (MESSAGES)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * STATUS INBOX (MESSAGES 0 RECENT 0 UIDNEXT 1 UNSEEN 0)
  b OK Status completed.
  c NO Mailbox doesn't exist: Nope.
  d BAD Error in IMAP command STATUS: Invalid status item NONSENSE.
  e BAD Error in IMAP command STATUS: Empty status list.
  f NO Mailbox doesn't exist: Job.
  g NO Mailbox doesn't exist: Nope.
  h NO Mailbox doesn't exist: Job.
  i NO Mailbox doesn't exist: Job.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b CREATE "Entw&APw-rfe"' 'c CREATE "Entwürfe"' 'd CREATE "a/b"' 'e CREATE ""' 'f CREATE "..x"' 'g CREATE ".x"' 'h LIST "" "E*"' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b OK Create completed.
  c NO Mailbox name is not valid mUTF-7.
  d NO [CANNOT] Invalid mailbox name: Name must not have '/' characters.
  e NO [CANNOT] Invalid mailbox name: Name is empty.
  f NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator.
  g NO [CANNOT] Invalid mailbox name: Begins with hierarchy separator.
  * LIST (\HasNoChildren) "." Entw&APw-rfe
  h OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ ls -a /home/alice/Maildir | sed "s/validity\..*/validity.X/" | sort; cat /home/alice/Maildir/subscriptions
  .
  ..
  .Deep
  .Deep.2025
  .Deep.er.still
  .Entw&APw-rfe
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
  V	2
  
  Work
