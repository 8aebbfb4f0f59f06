# objective: 211.1
# level: 2
# title: A list with an owner

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf 'team: alice, bob, nosuchuser@example.com\nowner-team: carol\nbig: :include:/etc/postfix/big\nowner-big: carol, owner-owner\nloop: loop\na1: a2\na2: a1\nself: self, alice\n' >> /etc/aliases; printf 'alice\n# comment\nbob, carol\n' > /etc/postfix/big; newaliases; postfix start; sleep 1; echo x | sendmail -f alice@example.com team; sleep 1; log -e to= -e from= | sort
  ]: ID: from=<>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<alice@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<owner-team@example.com>, size=N, nrcpt=3 (queue active)
  ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<bob@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<carol@example.com>, orig_to=<owner-team@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<nosuchuser@example.com>, relay=local, dsn=5.1.1, status=bounced (unknown user: "nosuchuser")
  ]: ID: to=<team@example.com>, orig_to=<team>, relay=local, dsn=2.0.0, status=sent (forwarded as C8EED186)
  ]: ID: uid=0 from=<alice@example.com>
  $ grep -e ^Return-Path /var/mail/alice /var/mail/bob; grep -c 'Undelivered' /var/mail/carol; rm /var/mail/*; echo x | sendmail -f alice@example.com big; sleep 1; grep -h ^Return-Path /var/mail/* | sort | uniq -c; postconf -e expand_owner_alias=yes; postfix reload; sleep 1; rm /var/mail/*; echo x | sendmail -f dave@example.net team; sleep 1; grep -h ^Return-Path /var/mail/alice; postconf -e owner_request_special=no expand_owner_alias=no; postfix reload; sleep 1; rm /var/mail/*; echo x | sendmail -f dave@example.net team; sleep 1; grep -h ^Return-Path /var/mail/alice
  /var/mail/alice:Return-Path: <owner-team@example.com>
  /var/mail/bob:Return-Path: <owner-team@example.com>
  2
        3 Return-Path: <owner-big@example.com>
  Return-Path: <carol@example.com>
  Return-Path: <dave@example.net>
  $ : > /var/log/mail.log; for a in loop a1 self; do echo x | sendmail -f dave@example.net $a; sleep 0.6; done; log -e to= -e warning; echo x | sendmail -f alice@example.com owner-team-request; sleep 1; log to= | tail -n 1; postalias -q team /etc/aliases; postalias -q owner-team hash:/etc/aliases; postalias -s hash:/etc/aliases | grep -c .
  ]: ID: to=<loop@example.com>, orig_to=<loop>, relay=local, dsn=5.1.1, status=bounced (unknown user: "loop")
  ]: ID: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: warning: alias database loop for a2
  ]: ID: to=<a2@example.com>, orig_to=<a1>, relay=local, dsn=5.4.6, status=bounced (alias database loop for a2)
  ]: ID: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<self@example.com>, orig_to=<self>, relay=local, dsn=5.1.1, status=bounced (unknown user: "self")
  ]: ID: to=<alice@example.com>, orig_to=<self>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  alice, bob, nosuchuser@example.com
  carol
  12
