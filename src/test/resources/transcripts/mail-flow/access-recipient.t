# objective: 211.1
# level: 2
# title: Recipients that are closed to the world
  $ postfix start; sleep 1; printf 'staff@example.com 550 5.7.1 internal only\nbob@ REJECT bob is on leave\nexample.org OK\n' > /etc/postfix/rcpt; postmap /etc/postfix/rcpt; echo 'staff: alice, bob' >> /etc/aliases; newaliases
  $ postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, check_recipient_access hash:/etc/postfix/rcpt, reject_non_fqdn_recipient, reject_unknown_recipient_domain'; postfix reload; sleep 1
  $ for r in staff bob@example.com alice@example.com alice nobody@nosuch.example.net x@example.org '"a b"@example.com' '@example.com' 'alice@[192.0.2.10]' 'alice@[192.0.2.99]' postmaster ''; do echo "== $r"; ssh client "printf 'EHLO me\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<$r>\r\nQUIT\r\n' | nc -q1 mail.example.com 25" | tail -n 2 | head -n 1; done
  == staff
  550 5.7.1 <staff>: Recipient address rejected: internal only
  == bob@example.com
  554 5.7.1 <bob@example.com>: Recipient address rejected: bob is on leave
  == alice@example.com
  250 2.1.5 Ok
  == alice
  504 5.5.2 <alice>: Recipient address rejected: need fully-qualified address
  == nobody@nosuch.example.net
  454 4.7.1 <nobody@nosuch.example.net>: Relay access denied
  == x@example.org
  454 4.7.1 <x@example.org>: Relay access denied
  == "a b"@example.com
  550 5.1.1 <a b@example.com>: Recipient address rejected: User unknown in local recipient table
  == @example.com
  250 2.1.5 Ok
  == alice@[192.0.2.10]
  250 2.1.5 Ok
  == alice@[192.0.2.99]
  454 4.7.1 <alice@[192.0.2.99]>: Relay access denied
  == postmaster
  250 2.1.5 Ok
  ==
  501 5.1.3 Bad recipient address syntax
  $ grep -o 'NOQUEUE.*' /var/log/mail.log
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <staff>: Recipient address rejected: internal only; from=<dave@example.net> to=<staff> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <bob@example.com>: Recipient address rejected: bob is on leave; from=<dave@example.net> to=<bob@example.com> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 504 5.5.2 <alice>: Recipient address rejected: need fully-qualified address; from=<dave@example.net> to=<alice> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 454 4.7.1 <nobody@nosuch.example.net>: Relay access denied; from=<dave@example.net> to=<nobody@nosuch.example.net> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 454 4.7.1 <x@example.org>: Relay access denied; from=<dave@example.net> to=<x@example.org> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.1.1 <a b@example.com>: Recipient address rejected: User unknown in local recipient table; from=<dave@example.net> to=<"a b"@example.com> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 454 4.7.1 <alice@[192.0.2.99]>: Relay access denied; from=<dave@example.net> to=<alice@[192.0.2.99]> proto=ESMTP helo=<me>
  $ postmap -q bob@ hash:/etc/postfix/rcpt; postmap -q bob@example.com hash:/etc/postfix/rcpt; postconf -d smtpd_recipient_restrictions smtpd_relay_restrictions
  REJECT bob is on leave
  smtpd_recipient_restrictions =
  smtpd_relay_restrictions = ${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination}}
  $ postconf -e 'smtpd_recipient_restrictions = reject_unlisted_recipient' 'smtpd_reject_unlisted_recipient = no'; postfix reload; sleep 1; printf 'EHLO me\r\nMAIL FROM:<>\r\nRCPT TO:<zoe@example.com>\r\nRCPT TO:<alice+x@example.com>\r\nQUIT\r\n' | nc -q1 127.0.0.1 25 | tail -n 3
  550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  250 2.1.5 Ok
  221 2.0.0 Bye
