# objective: 211.1
# level: 2
# title: sendmail, the face of Postfix
  $ postfix start; sleep 1; printf 'To: alice@example.com\nCc: bob\nBcc: carol\nSubject: t\n\nx\n' | sendmail -t; sleep 1; grep -h -e ^To -e ^Cc -e ^Bcc /var/mail/alice; ls /var/mail
  To: alice@example.com
  Cc: bob@example.com
  alice
  bob
  carol
  $ printf 'Subject: none\n\nx\n' | sendmail; echo "status $?"; printf 'Subject: none\n\nx\n' | sendmail -t; echo "status $?"; sendmail -z x; echo "status $?"; sendmail -bx; echo "status $?"; sendmail -bt < /dev/null; echo "status $?"
  sendmail: fatal: root(0): Recipient addresses must be specified on the command line or via the -t option
  status 75
  sendmail: fatal: root(0): No recipient addresses found in message header
  status 75
  sendmail: invalid option -- 'z'
  sendmail: invalid option -- 'z'
  sendmail: fatal: usage: sendmail [options]
  status 75
  sendmail: fatal: unsupported: -bx
  status 75
  sendmail: fatal: unsupported: -bt
  status 75
  $ printf 'Subject: dots\n\na\n.\nb\n' | sendmail alice; printf 'Subject: nodots\n\na\n.\nb\n' | sendmail -i alice; sleep 1; sed -n '/Subject: dots/,/Subject: nodots/p' /var/mail/alice | grep -c '^b'; tail -n 4 /var/mail/alice
  0
  a
  .
  b
  $ sendmail -bv alice zoe dave@example.org; sleep 2; grep -o 'to=<.*' /var/log/mail.log | tail -n 3 | sed 's/delay=.*dsn/dsn/'; grep -e ^Subject -e ^Action /var/mail/root
  Mail Delivery Status Report will be mailed to <root>.
  to=<zoe@example.com>, orig_to=<zoe>, relay=local, dsn=5.1.1, status=undeliverable (unknown user: "zoe")
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=undeliverable (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  to=<root@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  Subject: Mail Delivery Status Report
  Action: deliverable
  Action: undeliverable
  Action: undeliverable
  Subject: probe
  $ printf 'x\n' | sendmail -f 'bob@example.com' -F 'Bob B' alice; printf 'x\n' | sendmail -r carol alice; printf 'x\n' | sendmail -f '<>' alice; sleep 1; grep -e '^From' -e ^Return-Path /var/mail/alice | tail -n 9 | sed 's/  .*//'
  From bob@example.com
  Return-Path: <bob@example.com>
  From: Bob B <bob@example.com>
  From carol@example.com
  Return-Path: <carol@example.com>
  From: root <carol@example.com>
  From MAILER-DAEMON
  Return-Path: <>
  From: MAILER-DAEMON
  $ su - alice -c 'printf "x\n" | /usr/sbin/sendmail -f root@example.com bob'; sleep 1; tail -n 12 /var/mail/bob | grep -e ^From -e ^Received -e 'userid'; mailq; sendmail -bp; sendmail -q; echo "status $?"; sendmail -qNOSUCH; echo "status $?"; sendmail -qRexample.org; sendmail -qfoo; echo "status $?"
  From root@example.com  Sat Nov 21 13:32:21 2026
  Received: by mail.example.com (Postfix, from userid 1000)
  From: root@example.com
  Mail queue is empty
  Mail queue is empty
  status 0
  sendmail: fatal: -qN is not implemented
  status 75
  postqueue: fatal: Flush service is not configured for destination "example.org"
  sendmail: fatal: -qf is not implemented
  status 75
  $ printf 'EHLO me\r\nMAIL FROM:<alice@example.com>\r\nRCPT TO:<bob@example.com>\r\nDATA\r\nSubject: bs\r\n\r\nx\r\n.\r\nQUIT\r\n' | sendmail -bs; sleep 1; grep -c 'Subject: bs' /var/mail/bob; sendmail -bd; sleep 0.5; sendmail -bD; sendmail -v alice < /dev/null; sleep 1; grep ^Subject /var/mail/root | tail -n 1; sendmail -O x=y -oi -om -n -h 5 -B 8BITMIME alice < /dev/null; echo "status $?"; sendmail -V; sendmail -d7 alice < /dev/null; sendmail -N never -R hdrs -X /tmp/x alice < /dev/null; echo "status $?"; sendmail -N nosuch alice < /dev/null; sendmail -R nosuch alice </dev/null
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250-mail.example.com
  250-PIPELINING
  250-SIZE 10240000
  250-VRFY
  250-ETRN
  250-ENHANCEDSTATUSCODES
  250-8BITMIME
  250-DSN
  250-SMTPUTF8
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as D4D991A8
  221 2.0.0 Bye
  1
  sendmail: fatal: unsupported: -bD
  Mail Delivery Status Report will be mailed to <root>.
  Subject: Mail Delivery Status Report
  sendmail: fatal: -n option not supported
  status 75
  sendmail: option requires an argument -- 'V'
  sendmail: option requires an argument -- 'V'
  sendmail: fatal: usage: sendmail [options]
  sendmail: invalid option -- 'd'
  sendmail: invalid option -- '7'
  sendmail: invalid option -- 'd'
  sendmail: fatal: usage: sendmail [options]
  sendmail: fatal: unsupported: -X/
  status 75
  sendmail: warning: unknown DSN NOTIFY command value "nosuch" in "nosuch"
  sendmail: warning: bad -N option value -- ignored
  sendmail: warning: bad -R option value -- ignored
