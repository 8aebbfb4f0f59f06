# objective: 211.3
# level: 2
# title: FETCH: parts, structures, envelopes
A message with an attachment and a plain one, in pieces.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; dovecot; printf 'From: Bob Builder <bob@example.com>\nTo: alice@example.com, "Carol, C." <carol@example.com>\nCc: dave@example.net\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nDate: Mon, 3 Feb 2025 10:00:00 +0100\nMessage-ID: <one@example.com>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b1"\n\npreamble\n--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n--b1\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--b1--\n' | doveadm save -u alice; printf 'Subject: two\n\nplain\nbody\n' | doveadm save -u alice
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c FETCH 1 BODYSTRUCTURE' 'd FETCH 1 BODY' 'e FETCH 1 ENVELOPE' 'f FETCH 2 (ENVELOPE BODYSTRUCTURE)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 2 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (BODYSTRUCTURE (("text" "plain" ("charset" "utf-8") NIL NIL "quoted-printable" 15 0 NIL NIL NIL NIL)("application" "pdf" ("name" "a.pdf") NIL NIL "base64" 8 NIL ("attachment" ("filename" "a.pdf")) NIL NIL) "mixed" ("boundary" "b1") NIL NIL NIL))
  c OK Fetch completed.
  * 1 FETCH (BODY (("text" "plain" ("charset" "utf-8") NIL NIL "quoted-printable" 15 0)("application" "pdf" ("name" "a.pdf") NIL NIL "base64" 8) "mixed"))
  d OK Fetch completed.
  * 1 FETCH (ENVELOPE ("Mon, 3 Feb 2025 10:00:00 +0100" "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=" (("Bob Builder" NIL "bob" "example.com")) (("Bob Builder" NIL "bob" "example.com")) (("Bob Builder" NIL "bob" "example.com")) ((NIL NIL "alice" "example.com")("Carol, C." NIL "carol" "example.com")) ((NIL NIL "dave" "example.net")) NIL NIL "<one@example.com>"))
  e OK Fetch completed.
  * 2 FETCH (ENVELOPE (NIL "two" NIL NIL NIL NIL NIL NIL NIL NIL) BODYSTRUCTURE ("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 13 2 NIL NIL NIL NIL))
  f OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c FETCH 1 BODY.PEEK[1]' 'd FETCH 1 BODY.PEEK[2.MIME]' 'e FETCH 1 BODY.PEEK[3]' 'f FETCH 1 BODY.PEEK[1]<2.4>' 'g FETCH 1 BINARY.PEEK[1]' 'h FETCH 1 BINARY.SIZE[2]' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (BODY[1] {15}
  Gr=C3=BC=C3=9Fe)
  c OK Fetch completed.
  * 1 FETCH (BODY[2.MIME] {133}
  Content-Type: application/pdf; name="a.pdf"
  Content-Disposition: attachment; filename="a.pdf"
  Content-Transfer-Encoding: base64
  
  )
  d OK Fetch completed.
  * 1 FETCH (BODY[3] {0}
  )
  e OK Fetch completed.
  * 1 FETCH (BODY[1]<2> {4}
  =C3=)
  f OK Fetch completed.
  * 1 FETCH (BINARY[1] ~{7}
  Grüße)
  g OK Fetch completed.
  * 1 FETCH (BINARY.SIZE[2] 5)
  h OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c FETCH 1:* (UID RFC822.SIZE)' 'd FETCH 2 RFC822.HEADER' 'e FETCH 2 RFC822.TEXT' 'f FETCH 2 BODY.PEEK[HEADER.FIELDS.NOT (SUBJECT)]' 'g FETCH 2 FLAGS' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (UID 1 RFC822.SIZE 567)
  * 2 FETCH (UID 2 RFC822.SIZE 29)
  c OK Fetch completed.
  * 2 FETCH (RFC822.HEADER {16}
  Subject: two
  
  )
  d OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen) RFC822.TEXT {13}
  plain
  body
  )
  e OK Fetch completed.
  * 2 FETCH (BODY[HEADER.FIELDS.NOT (SUBJECT)] {2}
  
  )
  f OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen))
  g OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c FETCH 5 FLAGS' 'd FETCH 0 FLAGS' 'e FETCH 1:5 UID' 'f UID FETCH 7 FLAGS' 'g FETCH 1 NONSENSE' 'h FETCH 1 BODY[' 'i FETCH' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  c BAD Error in IMAP command FETCH: Invalid messageset.
  d BAD Error in IMAP command FETCH: Invalid messageset.
  e BAD Error in IMAP command FETCH: Invalid messageset.
  f OK Fetch completed.
  g BAD Error in IMAP command FETCH: Unknown parameter: NONSENSE.
  h BAD Error in IMAP command FETCH: Invalid BODY[..] parameter: Missing ']'.
  i BAD Error in IMAP command FETCH: Invalid arguments.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' 'c FETCH 1 (PREVIEW)' 'd FETCH 2 (SNIPPET)' 'e FETCH 1 (BODY.PEEK[HEADER.FIELDS (to cc)])' 'f FETCH 1 MODSEQ' 'g FETCH 1 (X-GUID)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  b OK [READ-WRITE] Select completed.
  * 1 FETCH (PREVIEW {7}
  Grüße)
  c OK Fetch completed.
  * 2 FETCH (SNIPPET (FUZZY "plain body"))
  d OK Fetch completed.
  * 1 FETCH (BODY[HEADER.FIELDS (TO CC)] {80}
  To: alice@example.com, "Carol, C." <carol@example.com>
  Cc: dave@example.net
  
  )
  e OK Fetch completed.
  * OK [HIGHESTMODSEQ 4] Highest
  * 1 FETCH (MODSEQ (4))
  f OK Fetch completed.
  * 1 FETCH (X-GUID 1795264372.M332991P95.mail.example.com,S=545,W=567)
  g OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b EXAMINE INBOX' 'c FETCH 2 BODY[]' 'd FETCH 2 (FLAGS)' 'e FETCH 2 ALL' 'f FETCH 2 FAST' 'g FETCH 2 FULL' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS ()] Read-only mailbox.
  * 2 EXISTS
  * 0 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY 1795264372] UIDs valid
  * OK [UIDNEXT 3] Predicted next UID
  * OK [HIGHESTMODSEQ 4] Highest
  b OK [READ-ONLY] Examine completed.
  * 2 FETCH (BODY[] {29}
  Subject: two
  
  plain
  body
  )
  c OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen))
  d OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen) INTERNALDATE "21-Nov-2026 12:32:52 +0000" RFC822.SIZE 29 ENVELOPE (NIL "two" NIL NIL NIL NIL NIL NIL NIL NIL))
  e OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen) INTERNALDATE "21-Nov-2026 12:32:52 +0000" RFC822.SIZE 29)
  f OK Fetch completed.
  * 2 FETCH (FLAGS (\Seen) INTERNALDATE "21-Nov-2026 12:32:52 +0000" RFC822.SIZE 29 ENVELOPE (NIL "two" NIL NIL NIL NIL NIL NIL NIL NIL) BODY ("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 13 2))
  g OK Fetch completed.
  * BYE Logging out
  z OK Logout completed.
