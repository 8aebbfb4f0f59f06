# objective: 211.1
# level: 3
# title: Probes with ways of their own
  $ ask() { printf 'EHLO client\r\nMAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nQUIT\r\n' "$1" "$2" | ssh client nc -q1 -w9 mail.example.com 25 | grep -v ^250- | tail -n 2 | head -n 1; }
  $ postconf -e 'smtpd_sender_restrictions = reject_unverified_sender' 'address_verify_poll_delay = 1s'; postfix start; sleep 1
  $ postconf -e 'unverified_sender_tempfail_action = defer' 'unverified_sender_reject_code = 550'; postfix reload; sleep 1; ask erin@example.org bob@example.com; ask zoe@example.com bob@example.com; ask erin@example.org dave@example.net
  450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  550 5.1.7 <zoe@example.com>: Sender address rejected: undeliverable address: unknown user: "zoe"
  450 4.1.7 <erin@example.org>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  $ postconf -e 'address_verify_default_transport = error:not for probes' 'address_verify_local_transport = discard'; postfix reload; sleep 1; ask new2@example.net bob@example.com; ask carol@example.com bob@example.com; ask nocarol@example.com bob@example.com
  550 5.1.7 <new2@example.net>: Sender address rejected: undeliverable address: not for probes
  250 2.1.5 Ok
  250 2.1.5 Ok
  $ postconf -e 'address_verify_relayhost = [mx.example.org]' 'address_verify_transport_maps = inline:{example.edu=smtp:[198.51.100.25]}'; postconf -X address_verify_default_transport address_verify_local_transport; postfix reload; sleep 1; ask new3@example.net bob@example.com; ask new4@example.edu bob@example.com; grep -o 'smtp\[.*' /var/log/mail.log | grep -v connect | tail -n 2 | sed 's/\[[0-9]*\]/[N]/; s/delay=.*dsn/dsn/'
  450 4.1.7 <new3@example.net>: Sender address rejected: unverified address: connect to mx.example.org[198.51.100.99]:25: Connection refused
  250 2.1.5 Ok
  smtp[N]: CF5FD194: to=<new4@example.edu>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.1.5, status=deliverable (250 2.1.5 Ok)
  $ postconf -e 'virtual_alias_maps = inline:{{team@example.com=alice@example.com bob@example.com} {one@example.com=zoe@example.com}}' ; postfix reload; sleep 1; ask team@example.com bob@example.com; ask one@example.com bob@example.com; printf 'club: alice, bob\n' >> /etc/aliases; newaliases;  ask club@example.com bob@example.com; echo alice > /home/bob/.forward; ask bob@example.com bob@example.com; grep 'deliverable' /var/log/mail.log | grep -o 'to=.*' | tail -n 4 | sed 's/delay=.*dsn/dsn/'
  250 2.1.5 Ok
  550 5.1.7 <one@example.com>: Sender address rejected: undeliverable address: unknown user: "zoe"
  250 2.1.5 Ok
  250 2.1.5 Ok
  to=<zoe@example.com>, orig_to=<one@example.com>, relay=local, dsn=5.1.1, status=undeliverable (unknown user: "zoe")
  to=<bob@example.com> proto=ESMTP helo=<client>
  to=<club@example.com>, relay=local, dsn=2.0.0, status=deliverable (aliased to alice, bob)
  to=<bob@example.com>, relay=local, dsn=2.0.0, status=deliverable (forward via file: /home/bob/.forward)
