# objective: 211.1
# level: 2
# title: Who are you: checks of the HELO name
  $ postfix start; sleep 1; postconf -e 'smtpd_helo_required = yes' 'smtpd_helo_restrictions = permit_mynetworks, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname, check_helo_access hash:/etc/postfix/helo, reject_unknown_helo_hostname'; echo 'mail.example.com REJECT that is my own name' > /etc/postfix/helo; postmap /etc/postfix/helo; postfix reload; sleep 1
  $ for h in me bad..name 'x_y.example.net' mail.example.com nosuch.example.net client.example.net '[203.0.113.66]' 203.0.113.66; do echo "== $h"; ssh client "printf 'EHLO $h\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<alice@example.com>\r\nQUIT\r\n' | nc -q1 mail.example.com 25" | grep -v -e ^250- -e ^220 -e ^221; done
  == me
  250 CHUNKING
  250 2.1.0 Ok
  504 5.5.2 <me>: Helo command rejected: need fully-qualified hostname
  == bad..name
  250 CHUNKING
  250 2.1.0 Ok
  501 5.5.2 <bad..name>: Helo command rejected: Invalid name
  == x_y.example.net
  250 CHUNKING
  250 2.1.0 Ok
  450 4.7.1 <x_y.example.net>: Helo command rejected: Host not found
  == mail.example.com
  250 CHUNKING
  250 2.1.0 Ok
  554 5.7.1 <mail.example.com>: Helo command rejected: that is my own name
  == nosuch.example.net
  250 CHUNKING
  250 2.1.0 Ok
  450 4.7.1 <nosuch.example.net>: Helo command rejected: Host not found
  == client.example.net
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  == [203.0.113.66]
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  == 203.0.113.66
  250 CHUNKING
  250 2.1.0 Ok
  504 5.5.2 <203.0.113.66>: Helo command rejected: need fully-qualified hostname
  $ ssh client 'printf "MAIL FROM:<dave@example.net>\r\nQUIT\r\n" | nc -q1 mail.example.com 25'
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  503 5.5.1 Error: send HELO/EHLO first
  221 2.0.0 Bye
  $ grep -o 'NOQUEUE.*' /var/log/mail.log
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 504 5.5.2 <me>: Helo command rejected: need fully-qualified hostname; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 501 5.5.2 <bad..name>: Helo command rejected: Invalid name; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<bad..name>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <x_y.example.net>: Helo command rejected: Host not found; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<x_y.example.net>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <mail.example.com>: Helo command rejected: that is my own name; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<mail.example.com>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <nosuch.example.net>: Helo command rejected: Host not found; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<nosuch.example.net>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 504 5.5.2 <203.0.113.66>: Helo command rejected: need fully-qualified hostname; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<203.0.113.66>
  $ postconf -e smtpd_delay_reject=no; postfix reload; sleep 1; ssh client 'printf "EHLO me\r\nMAIL FROM:<dave@example.net>\r\nQUIT\r\n" | nc -q1 mail.example.com 25'
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  504 5.5.2 <me>: Helo command rejected: need fully-qualified hostname
  503 5.5.1 Error: send HELO/EHLO first
  221 2.0.0 Bye
  $ printf 'EHLO me\r\nQUIT\r\n' | nc -q1 127.0.0.1 25 | tail -n 2
  250 CHUNKING
  221 2.0.0 Bye
  $ tail -n 1 /var/log/mail.log | grep -o 'disconnect.*'
  disconnect from localhost[127.0.0.1] ehlo=1 quit=1 commands=2
