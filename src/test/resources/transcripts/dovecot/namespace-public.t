# objective: 211.3
# level: 3
# title: a public namespace
Folders for all, subscriptions, prefix and list settings.

  $ cat > /etc/dovecot/local.conf <<'F'
  > mail_location = maildir:~/Maildir
  > namespace inbox {
  >   separator = /
  > }
  > namespace public {
  >   type = public
  >   prefix = Public/
  >   separator = /
  >   location = maildir:/srv/public:INDEX=~/public
  >   subscriptions = no
  > }
  > F
  $ mkdir -p /srv/public/.Info/cur /srv/public/.Info/new /srv/public/.Info/tmp; chgrp -R mail /srv/public; chmod -R 2770 /srv/public; echo 'mail_access_groups = mail' >> /etc/dovecot/local.conf; dovecot
  $ doveadm mailbox list -u alice | sort; printf 'Subject: for all\n\nx\n' | doveadm save -u alice -m Public/Info; doveadm fetch -u bob 'mailbox hdr.subject' mailbox Public/Info all
  INBOX
  Public
  Public/Info
  mailbox: Public/Info
  hdr.subject: for all
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b NAMESPACE' 'c LIST "" "*"' 'd LIST "" "%"' 'e SUBSCRIBE Public/Info' 'f LSUB "" "*"' 'g CREATE Public/New' 'h CREATE Work/2025' 'i DELETE Public' 'j RENAME Work/2025 Public/X' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a \|^\* OK \[C' | sed 's/ ([0-9.]* + .*secs)//'
  * NAMESPACE (("" "/")) NIL (("Public/" "/"))
  b OK Namespace completed.
  * LIST (\Noselect \HasChildren) "/" Public
  * LIST (\HasNoChildren) "/" Public/Info
  * LIST (\HasNoChildren) "/" INBOX
  c OK List completed.
  * LIST (\Noselect \HasChildren) "/" Public
  * LIST (\HasNoChildren) "/" INBOX
  d OK List completed.
  e OK Subscribe completed.
  * LSUB () "/" Public/Info
  f OK Lsub completed.
  g OK Create completed.
  h OK Create completed.
  i NO [CANNOT] Storage root can't be deleted.
  j NO [CANNOT] Can't rename mailboxes across specified storages.
  * BYE Logging out
  z OK Logout completed.
  $ ls -a /srv/public | sed 's/validity\..*/validity.X/' | sort; ls -a /home/alice/public 2>/dev/null | head -4
  .
  ..
  .Info
  .New
  dovecot-uidvalidity
  dovecot-uidvalidity.X
  .
  ..
  .Info
  .New
  $ sed -i 's/subscriptions = no/&\n  list = no/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice | sort
  INBOX
  Work
  Work/2025
  $ sed -i 's/list = no/hidden = yes/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b NAMESPACE' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep NAMESPACE
  a OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE] Logged in
  * NAMESPACE (("" "/")) NIL NIL
  $ sed -i 's/  prefix = Public\//  prefix = Public/' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: namespace configuration error: list=yes requires prefix=Public to end with separator /
  75
  $ sed -i 's/  prefix = Public/  prefix = /' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: namespace configuration error: Duplicate namespace prefix: ""
  75
  $ sed -i 's/  prefix = $/  prefix = P./; s/separator = \/$/separator = ./' /etc/dovecot/local.conf; sed -i '0,/separator = ./s//separator = \//' /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: namespace configuration error: All list=yes namespaces must use the same separator
  75
  $ printf 'namespace x {\n  inbox = no\n}\n' > /tmp/n.conf; doveadm -c /tmp/n.conf mailbox list -u alice; echo $?
  doveadm(alice): Error: namespace configuration error: inbox=yes namespace missing
  75
