# objective: 211.3
# level: 3
# title: virtual users who share mailboxes
SETACL, the dictionary of what is shared, and what the others see of it.

  $ groupadd -g 5000 vmail; useradd -u 5000 -g vmail -d /var/vmail -m -s /usr/sbin/nologin vmail; sed -i 's/^!include auth-system/#&/' /etc/dovecot/conf.d/10-auth.conf
  $ cat > /etc/dovecot/local.conf <<'E'
  > mail_location = maildir:/var/vmail/%n/Maildir
  > passdb {
  >   driver = static
  >   args = nopassword=y
  > }
  > userdb {
  >   driver = static
  >   args = uid=vmail gid=vmail home=/var/vmail/%n
  > }
  > mail_plugins = acl
  > protocol imap {
  >   mail_plugins = $mail_plugins imap_acl
  > }
  > namespace inbox {
  >   separator = /
  > }
  > namespace shared {
  >   type = shared
  >   separator = /
  >   prefix = shared/%%n/
  >   location = maildir:/var/vmail/%%n/Maildir
  >   subscriptions = no
  >   list = children
  > }
  > plugin {
  >   acl = vfile
  >   acl_shared_dict = file:/var/vmail/shared-mailboxes
  > }
  > E
  $ dovecot; s() { u=$1; shift; (sleep 0.5; for c in "a LOGIN $u x" "$@" 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.3; done) | nc 127.0.0.1 143 | sed '1,/^a OK/d; s/ ([0-9.]* + .*secs)//; s/UIDVALIDITY [0-9]*/UIDVALIDITY N/'; }
  $ doveadm mailbox create -u ann Team; printf 'Subject: for all\n\nx\n' | doveadm save -u ann -m Team; s ann 'b SETACL Team ben lrs' 'c GETACL Team' 'd NAMESPACE' 'e LIST "" *'
  b OK Setacl complete.
  * ACL Team ben lrs ann lrwstipekxacd
  c OK Getacl completed.
  * NAMESPACE (("" "/")) (("shared/" "/")) NIL
  d OK Namespace completed.
  * LIST (\HasNoChildren) "/" Team
  * LIST (\HasNoChildren) "/" INBOX
  e OK List completed.
  * BYE Logging out
  z OK Logout completed.
  $ cat /var/vmail/ann/Maildir/.Team/dovecot-acl; cat /var/vmail/shared-mailboxes
  user=ben lrs
  shared/shared-boxes/user/ben/ann
  1
  $ s ben 'b NAMESPACE' 'c LIST "" *' 'd LIST "" "shared/%"' 'e LIST "" "shared/ann/%"' 'f SELECT shared/ann/Team' 'g FETCH 1 (FLAGS BODY[HEADER.FIELDS (SUBJECT)])' 'h STORE 1 +FLAGS (\Seen)' 'i STORE 1 +FLAGS (\Deleted)' 'j MYRIGHTS shared/ann/Team' 'k STATUS shared/ann/INBOX (MESSAGES)' 'l SELECT shared/nobody/INBOX' 'm COPY 1 INBOX' 'n COPY 1 shared/ann/Team' 'o CREATE shared/ann/X'
  * NAMESPACE (("" "/")) (("shared/" "/")) NIL
  b OK Namespace completed.
  * LIST (\Noselect \HasChildren) "/" shared
  * LIST (\Noselect \HasChildren) "/" shared/ann
  * LIST (\HasNoChildren) "/" shared/ann/Team
  * LIST (\HasNoChildren) "/" INBOX
  c OK List completed.
  * LIST (\Noselect \HasChildren) "/" shared/ann
  d OK List completed.
  * LIST (\HasNoChildren) "/" shared/ann/Team
  e OK List completed.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Seen)] Flags permitted.
  * 1 EXISTS
  * 1 RECENT
  * OK [UNSEEN 1] First unseen.
  * OK [UIDVALIDITY N] UIDs valid
  * OK [UIDNEXT 2] Predicted next UID
  f OK [READ-WRITE] Select completed.
  * 1 FETCH (FLAGS (\Seen \Recent) BODY[HEADER.FIELDS (SUBJECT)] {20}
  Subject: for all
  
  )
  g OK Fetch completed.
  h OK Store completed.
  i OK Store completed.
  * MYRIGHTS shared/ann/Team lrs
  j OK Myrights completed.
  k NO Mailbox doesn't exist: shared/ann/INBOX.
  * OK [CLOSED] Previous mailbox closed.
  l NO Mailbox doesn't exist: shared/nobody/INBOX.
  m BAD No mailbox selected.
  n BAD No mailbox selected.
  o NO [NOPERM] Permission denied.
  * BYE Logging out
  z OK Logout completed.
  $ doveadm mailbox list -u ben; doveadm mailbox list -u cleo; doveadm mailbox status -u ben messages shared/ann/Team; doveadm acl get -u ann Team; doveadm acl rights -u ben shared/ann/Team; doveadm acl set -u ann Team user=cleo lookup read; doveadm mailbox list -u cleo; doveadm acl delete -u ann Team user=ben; doveadm mailbox list -u ben; doveadm acl recalc -u ann; cat /var/vmail/shared-mailboxes
  shared
  shared/ann
  shared/ann/Team
  INBOX
  INBOX
  shared/ann/Team messages=1
  ID       Global Rights
  user=ben        lookup read write-seen
  Rights
  lookup read write-seen
  shared
  shared/ann
  shared/ann/Team
  INBOX
  INBOX
  shared/shared-boxes/user/cleo/ann
  1
  $ s ann 'b DELETEACL Team cleo' 'c GETACL Team' 'd SETACL INBOX ben lrwstipekxa' 'e MYRIGHTS INBOX'; s ben 'b LIST "" "shared/*"' 'c SELECT shared/ann' 'd SELECT shared/ann/INBOX' 'e LIST "" "*"'
  b OK Deleteacl complete.
  * ACL Team ann lrwstipekxacd
  c OK Getacl completed.
  d OK Setacl complete.
  * MYRIGHTS INBOX lrwstipekxacd
  e OK Myrights completed.
  * BYE Logging out
  z OK Logout completed.
  * LIST (\HasNoChildren) "/" shared/ann
  b OK List completed.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 0 EXISTS
  * 0 RECENT
  * OK [UIDVALIDITY N] UIDs valid
  * OK [UIDNEXT 1] Predicted next UID
  c OK [READ-WRITE] Select completed.
  * OK [CLOSED] Previous mailbox closed.
  * FLAGS (\Answered \Flagged \Deleted \Seen \Draft)
  * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.
  * 0 EXISTS
  * 0 RECENT
  * OK [UIDVALIDITY N] UIDs valid
  * OK [UIDNEXT 1] Predicted next UID
  d OK [READ-WRITE] Select completed.
  * LIST (\Noselect \HasChildren) "/" shared
  * LIST (\HasNoChildren) "/" shared/ann
  * LIST (\HasNoChildren) "/" INBOX
  e OK List completed.
  * BYE Logging out
  z OK Logout completed.
