# objective: 211.1
# level: 2
# title: Recipients that may not be written to

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf 'alice@example.com\tOK\nbob@\tREJECT bob is away\nexample.com\tDUNNO\nabuse@ OK\npostmaster@\tOK\nexample.net reject_unverified_sender\n' > /etc/postfix/rcpt; postmap /etc/postfix/rcpt; postconf -e 'smtpd_recipient_restrictions = check_recipient_access hash:/etc/postfix/rcpt, reject_unauth_destination' 'recipient_delimiter = +'; postfix start; sleep 1
  $ for r in alice@example.com bob@example.com bob+x@example.com carol@example.com zoe@example.com postmaster root@localhost 'bob@[192.0.2.10]' alice dave@example.net; do echo "$r: $(ask 'EHLO client' 'MAIL FROM:<x@example.net>' "RCPT TO:<$r>" | tail -n 2 | head -n 1)"; done
  alice@example.com: 250 2.1.5 Ok
  bob@example.com: 250 2.1.5 Ok
  bob+x@example.com: 250 2.1.5 Ok
  carol@example.com: 250 2.1.5 Ok
  zoe@example.com: 550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  postmaster: 250 2.1.5 Ok
  root@localhost: 250 2.1.5 Ok
  bob@[192.0.2.10]: 554 5.7.1 <bob@[192.0.2.10]>: Recipient address rejected: bob is away
  alice: 250 2.1.5 Ok
  dave@example.net: 454 4.7.1 <dave@example.net>: Relay access denied
  $ postconf -e 'smtpd_relay_restrictions ='; postfix reload; sleep 1; ask 'EHLO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<dave@example.net>' 'RCPT TO:<alice@example.com>'
  250 CHUNKING
  250 2.1.0 Ok
  554 5.7.1 <dave@example.net>: Relay access denied
  250 2.1.5 Ok
  221 2.0.0 Bye
  $ postconf -e 'smtpd_recipient_restrictions = reject_non_fqdn_recipient, reject_unknown_recipient_domain, permit_mynetworks, reject_unauth_destination'; postfix reload; sleep 1; for r in alice a@b a@nosuch.example.net 'a@[1.2.3.4]' a@example.org postmaster a@localhost; do echo "$r: $(ask 'EHLO client' 'MAIL FROM:<x@example.net>' "RCPT TO:<$r>" | tail -n 2 | head -n 1)"; done
  alice: 504 5.5.2 <alice>: Recipient address rejected: need fully-qualified address
  a@b: 504 5.5.2 <a@b>: Recipient address rejected: need fully-qualified address
  a@nosuch.example.net: 450 4.1.2 <a@nosuch.example.net>: Recipient address rejected: Domain not found
  a@[1.2.3.4]: 554 5.7.1 <a@[1.2.3.4]>: Relay access denied
  a@example.org: 554 5.7.1 <a@example.org>: Relay access denied
  postmaster: 250 2.1.5 Ok
  a@localhost: 504 5.5.2 <a@localhost>: Recipient address rejected: need fully-qualified address
  $ postconf -e 'smtpd_reject_unlisted_recipient = no' 'smtpd_reject_unlisted_sender = yes'; postfix reload; sleep 1; ask 'EHLO client' 'MAIL FROM:<zoe@example.com>' 'RCPT TO:<yan@example.com>'; ask 'EHLO client' 'MAIL FROM:<dave@example.net>' 'RCPT TO:<yan@example.com>'; log -o 'reject:.*' | tail -n 3
  250 CHUNKING
  250 2.1.0 Ok
  550 5.1.0 <zoe@example.com>: Sender address rejected: User unknown in local recipient table
  221 2.0.0 Bye
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  221 2.0.0 Bye
  reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <a@example.org>: Relay access denied; from=<x@example.net> to=<a@example.org> proto=ESMTP helo=<client>
  reject: RCPT from client.example.net[203.0.113.66]: 504 5.5.2 <a@localhost>: Recipient address rejected: need fully-qualified address; from=<x@example.net> to=<a@localhost> proto=ESMTP helo=<client>
  reject: RCPT from client.example.net[203.0.113.66]: 550 5.1.0 <zoe@example.com>: Sender address rejected: User unknown in local recipient table; from=<zoe@example.com> to=<yan@example.com> proto=ESMTP helo=<client>
