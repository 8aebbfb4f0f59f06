# objective: 211.3
# level: 2
# title: COPY, MOVE, UNSELECT and company
UIDPLUS and the other extensions by hand.

  $ dovecot; for n in 1 2 3; do printf "From: b@example.com\nSubject: mail $n\n\nbody $n\n" | doveadm save -u alice; done; doveadm mailbox create -u alice Trash
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c COPY 1 Trash' 'd MOVE 2 Trash' 'e UID COPY 3 Nope' 'f UID MOVE 9 Trash' 'g COPY 9 Trash' 'h STATUS Trash (MESSAGES UIDNEXT)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 3 EXISTS
  * 3 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267153] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  b OK [READ-WRITE] Select completed.
  c OK [COPYUID 1795267154 1 1] Copy completed.
  * 2 EXPUNGE
  * 2 RECENT
  d OK Move completed.
  e NO [TRYCREATE] Mailbox doesn't exist: Nope.
  f OK No messages found.
  g BAD Error in IMAP command COPY: Invalid messageset.
  * STATUS Trash (MESSAGES 2 UIDNEXT 3)
  h OK Status completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c STORE 1 +FLAGS (\Deleted)' 'd UID EXPUNGE 3' 'e UID EXPUNGE 1' 'f NOOP' 'g STATUS INBOX (MESSAGES)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267153] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (FLAGS (\Deleted))
  c OK Store completed.
  d OK Expunge completed.
  * 1 EXPUNGE
  e OK Expunge completed.
  f OK NOOP completed.
  * STATUS INBOX (MESSAGES 1)
  g OK [CLIENTBUG] Status on selected mailbox completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT Trash' 'c UID SEARCH ALL' 'd STORE 1:* +FLAGS.SILENT \Deleted' 'e UNSELECT' 'f SELECT Trash' 'g CLOSE' 'h STATUS Trash (MESSAGES)' 'i EXPUNGE' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 2 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267154] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * SEARCH 1 2
  c OK Search completed.
  d OK Store completed.
  e OK Unselect completed.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267154] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  f OK [READ-WRITE] Select completed.
  g OK Close completed.
  * STATUS Trash (MESSAGES 0)
  h OK Status completed.
  i BAD No mailbox selected.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b ID NIL' 'c ID ("name" "x")' 'd NAMESPACE' 'e ENABLE CONDSTORE QRESYNC NONSENSE' 'f COMPRESS DEFLATE' 'g GETQUOTAROOT INBOX' 'h GETMETADATA INBOX /private/comment' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * ID ("name" "Dovecot")
  b OK ID completed.
  * ID ("name" "Dovecot")
  c OK ID completed.
  * NAMESPACE (("" "/")) NIL NIL
  d OK Namespace completed.
  * ENABLED CONDSTORE QRESYNC
  e OK Enabled.
  f BAD Error in IMAP command COMPRESS: Unknown command.
  g BAD Error in IMAP command GETQUOTAROOT: Unknown command.
  h NO [CANNOT] Generic mailbox attributes not enabled.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b CHECK' 'c UNSELECT' 'd CLOSE' 'e SELECT INBOX' 'f CHECK' 'g SELECT Nope' 'h FETCH 1 FLAGS' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b BAD No mailbox selected.
  c BAD No mailbox selected.
  d BAD No mailbox selected.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 1 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267153] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  e OK [READ-WRITE] Select completed.
  f OK Check completed.
  g NO Mailbox doesn't exist: Nope.
  h BAD No mailbox selected.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b NOTIFY NONE' 'd CANCELUPDATE' 'e RESETKEY' 'f GENURLAUTH' 'g X' 'h THREAD' 'i SORT' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  b OK NOTIFY completed.
  d BAD Error in IMAP command CANCELUPDATE: Invalid parameters.
  e BAD Error in IMAP command RESETKEY: URLAUTH disabled.
  f BAD Error in IMAP command GENURLAUTH: URLAUTH disabled.
  g BAD Error in IMAP command X: Unknown command.
  h BAD No mailbox selected.
  i BAD No mailbox selected.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c IDLE' 'DONE' 'd IDLE' 'nonsense' 'e NOOP' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 1 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267153] UIDs valid
  * OK [UIDNEXT 4] Predicted next UID
  b OK [READ-WRITE] Select completed.
  + idling
  c OK Idle completed.
  + idling
  d BAD Expected DONE.
  e OK NOOP completed.
  * BYE Logging out
  z OK Logout completed.
