# objective: 211.1
# level: 3
# title: Does the sender exist?
  $ ask() { printf 'EHLO client\r\nMAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nQUIT\r\n' "$1" "$2" | ssh client nc -q1 mail.example.com 25 | grep -v ^250- | tail -n 2 | head -n 1; }
  $ postconf -e 'smtpd_sender_restrictions = reject_unverified_sender'; postfix start; sleep 1
  $ for s in dave@example.net erin@example.org x@nosuch.example.net zoe@example.com alice@example.com '' 'a@[198.51.100.25]' nobody 'postmaster@example.net' 'double-bounce@example.com' 'x@example.edu'; do echo "$s: $(ask "$s" alice@example.com)"; done
  dave@example.net: 250 2.1.5 Ok
  erin@example.org: 450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  x@nosuch.example.net: 450 4.1.7 <x@nosuch.example.net>: Sender address rejected: unverified address: Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found
  zoe@example.com: 450 4.1.7 <zoe@example.com>: Sender address rejected: unverified address: unknown user: "zoe"
  alice@example.com: 250 2.1.5 Ok
  : 250 2.1.5 Ok
  a@[198.51.100.25]: 250 2.1.5 Ok
  nobody: 250 2.1.5 Ok
  postmaster@example.net: 250 2.1.5 Ok
  double-bounce@example.com: 250 2.1.5 Ok
  x@example.edu: 450 4.1.7 <x@example.edu>: Sender address rejected: unverified address: mail for example.edu loops back to myself
  $ for s in dave@example.net erin@example.org zoe@example.com; do echo "$s: $(ask "$s" alice@example.com)"; done
  dave@example.net: 250 2.1.5 Ok
  erin@example.org: 450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  zoe@example.com: 450 4.1.7 <zoe@example.com>: Sender address rejected: unverified address: unknown user: "zoe"
  $ grep -o 'NOQUEUE.*' /var/log/mail.log
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused; from=<erin@example.org> to=<alice@example.com> proto=ESMTP helo=<client>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <x@nosuch.example.net>: Sender address rejected: unverified address: Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found; from=<x@nosuch.example.net> to=<alice@example.com> proto=ESMTP helo=<client>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <zoe@example.com>: Sender address rejected: unverified address: unknown user: "zoe"; from=<zoe@example.com> to=<alice@example.com> proto=ESMTP helo=<client>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <x@example.edu>: Sender address rejected: unverified address: mail for example.edu loops back to myself; from=<x@example.edu> to=<alice@example.com> proto=ESMTP helo=<client>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused; from=<erin@example.org> to=<alice@example.com> proto=ESMTP helo=<client>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.1.7 <zoe@example.com>: Sender address rejected: unverified address: unknown user: "zoe"; from=<zoe@example.com> to=<alice@example.com> proto=ESMTP helo=<client>
  $ grep 'double-bounce' /var/log/mail.log | cut -d' ' -f3- | sed 's/\[[0-9]*\]/[N]/; s/delay=.*dsn/dsn/; s/size=[0-9]*/size=N/; s/: [0-9A-F]*:/: ID:/' | sort | uniq -c
       10 postfix/qmgr[N]: ID: from=<double-bounce@example.com>, size=N, nrcpt=1 (queue active)
        1 postfix/qmgr[N]: ID: to=<double-bounce@example.com>, relay=none, dsn=2.0.0, status=deliverable (undeliverable postmaster notification discarded)
        1 postfix/smtpd[N]: improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO client\r\nMAIL FROM:<double-bounce@example.com>\r\nRCPT TO:<alice@example.com>\r\nQUIT\r\n
  $ postconf -e 'address_verify_sender ='; postfix reload; sleep 1; ask x@example.net bob@example.com; grep -o 'from=<>, size.*' /var/log/mail.log | sed 's/size=[0-9]*/size=N/; s/: [0-9A-F]*:/: ID:/' | sort | uniq -c
  250 2.1.5 Ok
        1 from=<>, size=N, nrcpt=1 (queue active)
  $ postconf -e 'address_verify_sender = prober@example.com' 'address_verify_poll_count = 1'; postfix reload; sleep 1; ask y@example.net bob@example.com;  ask prober@example.com bob@example.com; grep -o 'from=<prober.*' /var/log/mail.log | sed 's/size=[0-9]*/size=N/; s/: [0-9A-F]*:/: ID:/' | sort | uniq -c
  450 4.1.7 <y@example.net>: Sender address rejected: unverified address: Address verification in progress
  450 4.1.7 <prober@example.com>: Sender address rejected: unverified address: Address verification in progress
        1 from=<prober@example.com> to=<bob@example.com> proto=ESMTP helo=<client>
        2 from=<prober@example.com>, size=N, nrcpt=1 (queue active)
  $ postconf -e 'unverified_sender_reject_code = 550' 'smtpd_sender_restrictions = warn_if_reject reject_unverified_sender'; postfix reload; sleep 1; ask zoe@example.com bob@example.com; grep -o 'reject_warning.*' /var/log/mail.log
  250 2.1.5 Ok
  reject_warning: RCPT from client.example.net[203.0.113.66]: 550 5.1.7 <zoe@example.com>: Sender address rejected: undeliverable address: unknown user: "zoe"; from=<zoe@example.com> to=<bob@example.com> proto=ESMTP helo=<client>
