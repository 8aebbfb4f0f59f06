# objective: 211.3
# level: 3
# title: CONDSTORE, QRESYNC, keywords
What a client that was away asks for, and what the Maildir looks like afterwards.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; for n in 1 2 3; do printf "Subject: mail $n\n\nbody\n" | doveadm save -u alice; done
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX (CONDSTORE)' 'c STORE 1 +FLAGS (\Flagged)' 'd FETCH 1:* (FLAGS) (CHANGEDSINCE 1)' 'e STORE 2 (UNCHANGEDSINCE 1) +FLAGS (\Seen)' 'f STORE 1 (UNCHANGEDSINCE 1) -FLAGS (\Flagged)' 'g STATUS INBOX (HIGHESTMODSEQ)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 3 EXISTS
  * 3 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267171] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  * OK [HIGHESTMODSEQ 4] Highest
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (MODSEQ (5) FLAGS (\Flagged \Recent))
  c OK Store completed.
  * 1 FETCH (FLAGS (\Flagged \Recent) MODSEQ (5))
  * 2 FETCH (FLAGS (\Recent) MODSEQ (4))
  * 3 FETCH (FLAGS (\Recent) MODSEQ (4))
  d OK Fetch completed.
  e OK [MODIFIED 2] Conditional store failed.
  f OK [MODIFIED 1] Conditional store failed.
  * STATUS INBOX (HIGHESTMODSEQ 5)
  g OK [CLIENTBUG] Status on selected mailbox completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b ENABLE QRESYNC' 'c SELECT INBOX' 'd STORE 3 +FLAGS (\Deleted)' 'e EXPUNGE' 'f UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * ENABLED QRESYNC
  b OK Enabled.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 3 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267171] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  * OK [HIGHESTMODSEQ 5] Highest
  c OK [READ-WRITE] Select completed.
  * 3 FETCH (UID 3 MODSEQ (6) FLAGS (\Deleted))
  d OK Store completed.
  * VANISHED 3
  e OK [HIGHESTMODSEQ 7] Expunge completed.
  * VANISHED (EARLIER) 3
  * 1 FETCH (UID 1 FLAGS (\Flagged) MODSEQ (5))
  * 2 FETCH (UID 2 FLAGS () MODSEQ (4))
  f OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX (QRESYNC (1 1))' 'c ENABLE QRESYNC' 'd SELECT INBOX (QRESYNC (1 1))' 'e SELECT INBOX (NONSENSE)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b BAD Error in IMAP command SELECT: QRESYNC not enabled.
  * ENABLED QRESYNC
  c OK Enabled.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267171] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  * OK [HIGHESTMODSEQ 7] Highest
  d OK [READ-WRITE] Select completed.
  e BAD Error in IMAP command SELECT: Unknown FETCH modifier.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c STORE 1 FLAGS (Work $Label1)' 'd STORE 1 +FLAGS (\Nonsense)' 'e STORE 2 -FLAGS (Work)' 'f SEARCH KEYWORD Work' 'g FETCH 1 FLAGS' 'h STORE 1 FLAGS' 'i STORE 1 +FLAGS ()' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267171] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  * OK [HIGHESTMODSEQ 7] Highest
  b OK [READ-WRITE] Select completed.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft Work $Label1)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft Work $Label1 \*)] Flags permitted.
  * 1 FETCH (FLAGS (Work $Label1))
  c OK Store completed.
  d BAD Error in IMAP command STORE: Invalid system flag \NONSENSE.
  e OK Store completed.
  * SEARCH 1
  f OK Search completed.
  * 1 FETCH (FLAGS (Work $Label1))
  g OK Fetch completed.
  * 1 FETCH (FLAGS ())
  h OK Store completed.
  i OK Store completed.
  * BYE Logging out
  z OK Logout completed.
  $ cat /home/alice/Maildir/dovecot-keywords; ls /home/alice/Maildir/cur | sed "s/.*:/:/"
  0 Work
  1 $Label1
  :2,
  :2,
  $ head -1 /home/alice/Maildir/dovecot-uidlist | sed 's/V[0-9]*/V1/; s/G[0-9a-f]*/GUID/'; tail -n +2 /home/alice/Maildir/dovecot-uidlist | sed 's/:.*//'; ls /home/alice/Maildir | sed "s/validity\..*/validity.X/" | sort
  3 V1 N4 GUID
  1
  2
  cur
  dovecot-keywords
  dovecot-uidlist
  dovecot-uidvalidity
  dovecot-uidvalidity.X
  dovecot.index.cache
  dovecot.index.log
  dovecot.list.index.log
  maildirfolder
  new
  tmp
