# objective: 211.1
# level: 2
# title: All commands at once

  $ postfix start; sleep 1; printf 'EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nRCPT TO:<zoe@example.com>\r\nDATA\r\nSubject: piped\r\n\r\nhi\r\n.\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25 | grep -v ^250-; grep -o 'improper command.*' /var/log/mail.log
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 030E417F
  221 2.0.0 Bye
  improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nRCPT TO:<zoe@example.com>\r\nDATA\r\nSu
  $ { printf 'EHLO me\r\n'; sleep 0.3; printf 'MAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nDATA\r\n'; sleep 0.3; printf 'Subject: polite\r\n\r\nhi\r\n.\r\nQUIT\r\n'; } | ssh client nc -q1 mail.example.com 25 | tail -n 2; grep -c 'improper command' /var/log/mail.log
  250 2.0.0 Ok: queued as 5B305185
  221 2.0.0 Bye
  2
  $ postconf -e 'smtpd_data_restrictions = reject_unauth_pipelining' smtpd_discard_ehlo_keywords=pipelining; postfix reload; sleep 1; { printf 'EHLO me\r\n'; sleep 0.3; printf 'MAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nDATA\r\n'; sleep 0.3; printf 'QUIT\r\n'; } | ssh client nc -q1 mail.example.com 25 | grep -v ^250-; { printf 'HELO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\n'; sleep 0.3; printf 'NOOP\r\nQUIT\r\n'; } | ssh client nc -q1 mail.example.com 25; grep -o 'reject: .*\|improper.*' /var/log/mail.log | tail -n 3
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining
  221 2.0.0 Bye
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 mail.example.com
  250 2.1.0 Ok
  250 2.1.5 Ok
  250 2.0.0 Ok
  221 2.0.0 Bye
  improper command pipelining after CONNECT from client.example.net[203.0.113.66]: EHLO me\r\n
  reject: DATA from client.example.net[203.0.113.66]: 503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining; from=<x@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  improper command pipelining after CONNECT from client.example.net[203.0.113.66]: HELO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\n
