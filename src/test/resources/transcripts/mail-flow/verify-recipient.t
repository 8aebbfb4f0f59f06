# objective: 211.1
# level: 3
# title: Asking first whether an address exists
reject_unverified_recipient sends a probe that is never delivered, and remembers what came out.

  $ ask() { printf 'EHLO client\r\nMAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nQUIT\r\n' "$1" "$2" | ssh client nc -q1 mail.example.com 25 | grep -v ^250- | tail -n 2 | head -n 1; }
  $ postconf address_verify_map address_verify_sender address_verify_poll_count address_verify_poll_delay address_verify_negative_cache address_verify_positive_expire_time address_verify_negative_expire_time unverified_recipient_reject_code unverified_recipient_defer_code unverified_recipient_reject_reason
  address_verify_map = btree:$data_directory/verify_cache
  address_verify_sender = $double_bounce_sender
  address_verify_poll_count = ${stress?{1}:{3}}
  address_verify_poll_delay = 3s
  address_verify_negative_cache = yes
  address_verify_positive_expire_time = 31d
  address_verify_negative_expire_time = 3d
  unverified_recipient_reject_code = 450
  unverified_recipient_defer_code = 450
  unverified_recipient_reject_reason =
  $ postconf -e 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination' 'smtpd_recipient_restrictions = reject_unverified_recipient' 'relay_domains = example.net example.org'; postfix start; sleep 1
  $ ask x@example.net alice@example.com; ask x@example.net dave@example.net; ask x@example.net zoe@example.com; ask x@example.net erin@example.org; ask x@example.net zoe@nosuch.example.net
  250 2.1.5 Ok
  250 2.1.5 Ok
  450 4.1.1 <zoe@example.com>: Recipient address rejected: unverified address: unknown user: "zoe"
  450 4.1.1 <erin@example.org>: Recipient address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  450 4.1.1 <zoe@nosuch.example.net>: Recipient address rejected: unverified address: Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found
  $ ask x@example.net alice@example.com; ask x@example.net zoe@example.com; ask x@example.net erin@example.org
  250 2.1.5 Ok
  450 4.1.1 <zoe@example.com>: Recipient address rejected: unverified address: unknown user: "zoe"
  450 4.1.1 <erin@example.org>: Recipient address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  $ grep -v -e connect -e 'uid=' /var/log/mail.log | cut -d' ' -f3- | sed 's/\[[0-9]*\]/[N]/; s/delay=.*dsn/dsn/'
  postfix/postfix-script[N]: starting the Postfix mail system
  postfix/master[N]: daemon started -- version 3.7.11, configuration /etc/postfix
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nQUIT\r\n
  postfix/verify[N]: cache btree:/var/lib/postfix/verify_cache full cleanup: retained=0 dropped=0 entries
  postfix/cleanup[N]: 791AF183: message-id=<20261121153419.791AF183@mail.example.com>
  postfix/qmgr[N]: 791AF183: from=<double-bounce@example.com>, size=228, nrcpt=1 (queue active)
  postfix/local[N]: 791AF183: to=<alice@example.com>, relay=local, dsn=2.0.0, status=deliverable (delivers to mailbox)
  postfix/qmgr[N]: 791AF183: removed
  postfix/smtpd[N]: 71C59186: client=client.example.net[203.0.113.66]
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<dave@example.net>\r\nQUIT\r\n
  postfix/cleanup[N]: 744B5187: message-id=<20261121153423.744B5187@mail.example.com>
  postfix/qmgr[N]: 744B5187: from=<double-bounce@example.com>, size=228, nrcpt=1 (queue active)
  postfix/relay/smtp[N]: 744B5187: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.1.5, status=deliverable (250 2.1.5 Ok)
  postfix/qmgr[N]: 744B5187: removed
  postfix/smtpd[N]: 74656189: client=client.example.net[203.0.113.66]
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<zoe@example.com>\r\nQUIT\r\n
  postfix/cleanup[N]: 7710318A: message-id=<20261121153427.7710318A@mail.example.com>
  postfix/qmgr[N]: 7710318A: from=<double-bounce@example.com>, size=228, nrcpt=1 (queue active)
  postfix/local[N]: 7710318A: to=<zoe@example.com>, relay=local, dsn=5.1.1, status=undeliverable (unknown user: "zoe")
  postfix/qmgr[N]: 7710318A: removed
  postfix/smtpd[N]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.1 <zoe@example.com>: Recipient address rejected: unverified address: unknown user: "zoe"; from=<x@example.net> to=<zoe@example.com> proto=ESMTP helo=<client>
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<erin@example.org>\r\nQUIT\r\n
  postfix/cleanup[N]: 79B2518B: message-id=<20261121153431.79B2518B@mail.example.com>
  postfix/qmgr[N]: 79B2518B: from=<double-bounce@example.com>, size=228, nrcpt=1 (queue active)
  postfix/qmgr[N]: 79B2518B: removed
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<zoe@nosuch.example.net>\r\nQUIT\r\n
  postfix/cleanup[N]: 7DB4F18C: message-id=<20261121153435.7DB4F18C@mail.example.com>
  postfix/qmgr[N]: 7DB4F18C: from=<double-bounce@example.com>, size=228, nrcpt=1 (queue active)
  postfix/relay/smtp[N]: 7DB4F18C: to=<zoe@nosuch.example.net>, relay=none, dsn=5.4.4, status=undeliverable (Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found)
  postfix/qmgr[N]: 7DB4F18C: removed
  postfix/smtpd[N]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.1 <zoe@nosuch.example.net>: Recipient address rejected: unverified address: Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found; from=<x@example.net> to=<zoe@nosuch.example.net> proto=ESMTP helo=<client>
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nQUIT\r\n
  postfix/smtpd[N]: 80E9018D: client=client.example.net[203.0.113.66]
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<zoe@example.com>\r\nQUIT\r\n
  postfix/smtpd[N]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.1 <zoe@example.com>: Recipient address rejected: unverified address: unknown user: "zoe"; from=<x@example.net> to=<zoe@example.com> proto=ESMTP helo=<client>
  postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<erin@example.org>\r\nQUIT\r\n
  $ postconf -e 'unverified_recipient_reject_code = 550' 'unverified_recipient_defer_code = 451'; postfix reload; sleep 1; ask x@example.net zoe@example.com; ask x@example.net erin@example.org
  550 5.1.1 <zoe@example.com>: Recipient address rejected: undeliverable address: unknown user: "zoe"
  451 4.1.1 <erin@example.org>: Recipient address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  $ postconf -e 'unverified_recipient_reject_reason = no such person here' ; postfix reload; sleep 1; ask x@example.net zoe@example.com; ask x@example.net erin@example.org
  550 5.1.1 <zoe@example.com>: Recipient address rejected: undeliverable address: no such person here
  451 4.1.1 <erin@example.org>: Recipient address rejected: unverified address: no such person here
  $ postmap -s btree:/var/lib/postfix/verify_cache | sed 's/[0-9]\{6,\}/T/g'
  _LAST_CACHE_CLEANUP_COMPLETED_	T
  alice@example.com	0:0:T:delivers to mailbox
  dave@example.net	0:0:T:250 2.1.5 Ok
  erin@example.org	1:0:T:connect to mx.example.org[198.51.100.99]:25: Connection refused
  zoe@example.com	2:0:T:unknown user: "zoe"
  zoe@nosuch.example.net	2:0:T:Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found
  $ mailq; ls /var/mail
  Mail queue is empty
  $ postconf -e 'address_verify_negative_cache = no' 'unverified_recipient_reject_reason ='; postfix reload; sleep 1; ask x@example.net yan@example.com; ask x@example.net yan@example.com; postmap -s btree:/var/lib/postfix/verify_cache | sed 's/[0-9]\{6,\}/T/g'
  451 4.1.1 <yan@example.com>: Recipient address rejected: unverified address: Address verification in progress
  451 4.1.1 <yan@example.com>: Recipient address rejected: unverified address: Address verification in progress
  _LAST_CACHE_CLEANUP_COMPLETED_	T
  alice@example.com	0:0:T:delivers to mailbox
  dave@example.net	0:0:T:250 2.1.5 Ok
  erin@example.org	1:0:T:connect to mx.example.org[198.51.100.99]:25: Connection refused
  zoe@example.com	2:0:T:unknown user: "zoe"
  zoe@nosuch.example.net	2:0:T:Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found
  $ postconf -e 'address_verify_map =' ; postfix reload; sleep 1; ask x@example.net bob@example.com; postfix stop; sleep 1; grep -o 'verify\[.*' /var/log/mail.log | sed 's/\[[0-9]*\]/[N]/'
  250 2.1.5 Ok
  verify[N]: cache btree:/var/lib/postfix/verify_cache full cleanup: retained=0 dropped=0 entries
  verify[N]: cache internal:verify full cleanup: retained=0 dropped=0 entries
