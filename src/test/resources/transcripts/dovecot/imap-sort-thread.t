# objective: 211.3
# level: 3
# title: SORT, THREAD and ESEARCH
The server sorts.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; i=0; for s in 'beta' 'Re: alpha' 'alpha' 'Fwd: beta' '[list] Re: gamma'; do i=$((i+1)); printf "From: u$i@example.com\nTo: t$((9-i))@example.com\nSubject: $s\nDate: Mon, $((10-i)) Feb 2025 10:00:00 +0100\nMessage-ID: <m$i@x>\nReferences: <m$((i-1))@x>\n\nbody $i$s\n" | doveadm save -u alice; done
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c SORT (SUBJECT) UTF-8 ALL' 'd SORT (REVERSE DATE) US-ASCII ALL' 'e SORT (FROM) UTF-8 1:3' 'f SORT (TO SIZE) UTF-8 ALL' 'g UID SORT (ARRIVAL) UTF-8 SUBJECT alpha' 'h SORT (NONSENSE) UTF-8 ALL' 'i SORT (DATE) KOI99 ALL' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 5 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * SORT 2 3 1 4 5
  c OK Sort completed.
  * SORT 1 2 3 4 5
  d OK Sort completed.
  * SORT 1 2 3
  e OK Sort completed.
  * SORT 5 4 3 2 1
  f OK Sort completed.
  * SORT 2 3
  g OK Sort completed.
  h BAD Error in IMAP command SORT: Unknown sort argument: NONSENSE.
  i NO [BADCHARSET] Unknown charset.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c THREAD REFERENCES UTF-8 ALL' 'd THREAD ORDEREDSUBJECT UTF-8 ALL' 'e THREAD REFS UTF-8 ALL' 'f THREAD NOPE UTF-8 ALL' 'g UID THREAD REFERENCES UTF-8 SUBJECT beta' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * THREAD (1 2 3 4 5)
  c OK Thread completed.
  * THREAD (5)(4 1)(3 2)
  d OK Thread completed.
  * THREAD (1 2 3 4 5)
  e OK Thread completed.
  f BAD Error in IMAP command THREAD: Unknown thread algorithm.
  * THREAD (1 4)
  g OK Thread completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c SEARCH RETURN (MIN MAX COUNT) ALL' 'd SEARCH RETURN () FROM u2' 'e UID SEARCH RETURN (ALL) 2:4' 'f SEARCH RETURN (SAVE) SUBJECT beta' 'g FETCH $ UID' 'h SEARCH $' 'i SEARCH RETURN (NONSENSE) ALL' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * ESEARCH (TAG "c") MIN 1 MAX 5 COUNT 5
  c OK Search completed.
  * ESEARCH (TAG "d") ALL 2
  d OK Search completed.
  * ESEARCH (TAG "e") UID ALL 2:4
  e OK Search completed.
  f OK Search completed.
  * 1 FETCH (UID 1)
  * 4 FETCH (UID 4)
  g OK Fetch completed.
  * SEARCH 1 4
  h OK Search completed.
  i BAD Error in IMAP command SEARCH: Unknown SEARCH return option.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c SEARCH BODY body' 'd SEARCH TEXT u3@' 'e SEARCH HEADER Message-ID m4' 'f SEARCH SINCE 6-Feb-2025' 'g SEARCH SENTSINCE 7-Feb-2025' 'h SEARCH NOT SEEN' 'i SEARCH OR FROM u1 FROM u5' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * SEARCH 1 2 3 4 5
  c OK Search completed.
  * SEARCH 3
  d OK Search completed.
  * SEARCH 4
  e OK Search completed.
  * SEARCH 1 2 3 4 5
  f OK Search completed.
  * SEARCH 1 2 3
  g OK Search completed.
  * SEARCH 1 2 3 4 5
  h OK Search completed.
  * SEARCH 1 5
  i OK Search completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c SEARCH LARGER 100' 'e SEARCH UID 2:*' 'f SEARCH CHARSET KOI99 ALL' 'g SEARCH NONSENSE' 'h SEARCH' 'i SEARCH SINCE yesterday' 'j SEARCH (1 2' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * SEARCH 1 2 3 4 5
  c OK Search completed.
  * SEARCH 2 3 4 5
  e OK Search completed.
  f NO [BADCHARSET] Unknown charset.
  g BAD Error in IMAP command SEARCH: Unknown argument NONSENSE.
  h BAD Error in IMAP command SEARCH: Missing search parameters.
  i BAD Error in IMAP command SEARCH: Invalid search date parameter.
  j BAD Error in IMAP command SEARCH: Missing ')'.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c SORT RETURN (MIN COUNT) (DATE) UTF-8 ALL' 'd SEARCH YOUNGER 3600' 'e SEARCH OLDER 3600' 'f SEARCH MODSEQ 1' 'g SEARCH ON 3-Feb-2025' 'h SORT (DISPLAYFROM) UTF-8 ALL' 'i SEARCH FUZZY SUBJECT alpha' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 5 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795267169] UIDs valid
  * OK [UIDNEXT 6] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * ESEARCH (TAG "c") MIN 5 COUNT 5
  c OK Sort completed.
  * SEARCH 1 2 3 4 5
  d OK Search completed.
  * SEARCH
  e OK Search completed.
  * OK [HIGHESTMODSEQ 6] Highest
  * SEARCH 1 2 3 4 5 (MODSEQ 6)
  f OK Search completed.
  * SEARCH
  g OK Search completed.
  * SORT 1 2 3 4 5
  h OK Sort completed.
  * SEARCH 2 3
  i OK Search completed.
  * BYE Logging out
  z OK Logout completed.
