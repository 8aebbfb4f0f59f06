# objective: 211.1
# level: 2
# title: The lesser verbs
  $ postfix start; sleep 1; printf 'HELO me\r\nVRFY alice\r\nVRFY alice@example.com\r\nVRFY zoe\r\nVRFY dave@example.org\r\nVRFY\r\nVRFY a b\r\nEXPN root\r\nHELP\r\nNOOP x y\r\nTURN\r\nETRN example.com\r\nETRN example.org\r\nETRN\r\nETRN !!\r\nRSET\r\nRSET now\r\nQUIT now\r\nQUIT\r\n' | nc -q1 127.0.0.1 25
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 mail.example.com
  252 2.0.0 alice
  252 2.0.0 alice@example.com
  550 5.1.1 <zoe>: Recipient address rejected: User unknown in local recipient table
  252 2.0.0 dave@example.org
  501 5.5.4 Syntax: VRFY address [SMTPUTF8]
  501 5.1.3 Bad recipient address syntax
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  250 2.0.0 Ok
  500 5.5.2 Error: command not recognized
  459 <example.com>: service unavailable
  459 <example.org>: service unavailable
  500 Syntax: ETRN domain
  501 Error: invalid parameter syntax
  250 2.0.0 Ok
  501 5.5.4 Syntax: RSET
  221 2.0.0 Bye
  $ postconf -e disable_vrfy_command=yes; postfix reload; sleep 1; printf 'EHLO me\r\nVRFY alice\r\nQUIT\r\n' | nc -q1 127.0.0.1 25
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250-mail.example.com
  250-PIPELINING
  250-SIZE 10240000
  250-ETRN
  250-STARTTLS
  250-ENHANCEDSTATUSCODES
  250-8BITMIME
  250-DSN
  250-SMTPUTF8
  250 CHUNKING
  502 5.5.1 VRFY command is disabled
  221 2.0.0 Bye
  $ printf 'EHLO\r\nEHLO a b\r\nHELO\r\nEHLO x\r\nEHLO y\r\nMAIL\r\nMAIL FROM\r\nMAIL FROM:\r\nMAIL TO:<x>\r\nMAIL FROM: <alice@example.com>\r\nMAIL FROM:<alice@example.com>\r\nRSET\r\nMAIL FROM:<alice@example.com> SIZE=abc\r\nMAIL FROM:<alice@example.com> SIZE=99999999\r\nMAIL FROM:<alice@example.com> BODY=9BIT\r\nMAIL FROM:<alice@example.com> FOO=bar\r\nMAIL FROM:<alice@example.com> RET=ALL ENVID=x\r\nRCPT\r\nRCPT TO:\r\nRCPT TO:<>\r\nRCPT TO:<bob> NOTIFY=NEVER,DELAY\r\nRCPT TO:<bob> ORCPT=rfc822;bob NOTIFY=SUCCESS\r\nDATA now\r\nDATA\r\n.\r\nQUIT\r\n' | nc -q1 127.0.0.1 25 | grep -v ^250-
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  501 Syntax: EHLO hostname
  250 CHUNKING
  501 Syntax: HELO hostname
  250 CHUNKING
  250 CHUNKING
  501 5.5.4 Syntax: MAIL FROM:<address>
  501 5.5.4 Syntax: MAIL FROM:<address>
  501 5.5.4 Syntax: MAIL FROM:<address>
  501 5.5.4 Syntax: MAIL FROM:<address>
  250 2.1.0 Ok
  503 5.5.1 Error: nested MAIL command
  250 2.0.0 Ok
  501 5.5.4 Bad message size syntax
  552 5.3.4 Message size exceeds fixed limit
  555 5.5.4 Unsupported option: BODY=9BIT
  555 5.5.4 Unsupported option: FOO=bar
  501 5.5.4 Bad RET parameter syntax
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need RCPT command
  503 5.5.1 Error: need RCPT command
  221 2.7.0 Error: I can break rules, too. Goodbye.
  $ sleep 1; grep -o ' to=<bob.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'; grep -c 'Successful Mail' /var/mail/alice
  grep: /var/mail/alice: No such file or directory
  [2]
  $ grep -o 'disconnect.*' /var/log/mail.log
  disconnect from localhost[127.0.0.1] helo=1 rset=1/2 noop=1 vrfy=3/6 etrn=0/4 quit=1 unknown=0/3 commands=7/18
  disconnect from localhost[127.0.0.1] ehlo=1 vrfy=0/1 quit=1 commands=2/3
  disconnect from localhost[127.0.0.1] helo=0/1 ehlo=3/4 mail=1/11 rcpt=0/5 data=0/2 rset=1 unknown=0/1 commands=5/25
  $ printf 'EHLO me\r\nBDAT 5\r\nhelloMAIL FROM:<alice@example.com>\r\nRCPT TO:<bob@example.com>\r\nBDAT 22\r\nSubject: chunk one\r\n\r\nBDAT 6 LAST\r\nbody\r\nQUIT\r\n' | nc -q1 127.0.0.1 25 | grep -v ^250-
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  503 5.5.1 Error: need RCPT command
  503 5.5.1 Error: MAIL after BDAT
  503 5.5.1 Error: need MAIL command
  551 5.0.0 Discarded 22 bytes after earlier error
  551 5.0.0 Discarded 6 bytes after earlier error
  221 2.0.0 Bye
