# objective: 211.1
# level: 1
# title: Talking SMTP by hand
  $ postfix start; sleep 1; printf 'HELO client.example.net\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<alice@example.com>\r\nDATA\r\nSubject: by hand\r\n\r\nHello.\r\n.\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25 | sed 's/queued as .*/queued as X/'
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 mail.example.com
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as X
  221 2.0.0 Bye
  $ printf 'MAIL FROM:<dave@example.net>\r\nRCPT TO:<nobody@example.com>\r\nRCPT TO:<x@example.net>\r\nDATA\r\nRSET\r\nNOOP\r\nHELP\r\nVRFY alice\r\nEXPN alice\r\nEHLO\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 2.1.0 Ok
  250 2.1.5 Ok
  454 4.7.1 <x@example.net>: Relay access denied
  354 End data with <CR><LF>.<CR><LF>
  $ printf 'EHLO x\r\nMAIL FROM: dave@example.net\r\nRCPT TO:alice\r\nRCPT TO:<alice@example.com> NOTIFY=NEVER\r\nRCPT TO:<alice@mail.example.com> FOO\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250-mail.example.com
  250-PIPELINING
  250-SIZE 10240000
  250-VRFY
  250-ETRN
  250-STARTTLS
  250-ENHANCEDSTATUSCODES
  250-8BITMIME
  250-DSN
  250-SMTPUTF8
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  250 2.1.5 Ok
  555 5.5.4 Unsupported option: FOO
  221 2.0.0 Bye
  $ printf 'EHLO x\r\nSTARTTLS now\r\nAUTH PLAIN\r\nETRN example.com\r\nMAIL FROM:<dave@example.net> SIZE=99999999\r\nMAIL FROM:<dave@example.net> BODY=9BIT\r\nmail from:<>\r\nRCPT TO:<>\r\nrcpt to:<"alice"@example.com>\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250-mail.example.com
  250-PIPELINING
  250-SIZE 10240000
  250-VRFY
  250-ETRN
  250-STARTTLS
  250-ENHANCEDSTATUSCODES
  250-8BITMIME
  250-DSN
  250-SMTPUTF8
  250 CHUNKING
  501 5.5.4 Syntax: STARTTLS
  503 5.5.1 Error: authentication not enabled
  459 <example.com>: service unavailable
  552 5.3.4 Message size exceeds fixed limit
  555 5.5.4 Unsupported option: BODY=9BIT
  552 5.3.4 Message size exceeds fixed limit
  503 5.5.1 Error: need MAIL command
  503 5.5.1 Error: need MAIL command
  221 2.0.0 Bye
  $ grep -o 'NOQUEUE.*\|disconnect.*' /var/log/mail.log
  disconnect from client.example.net[203.0.113.66] helo=1 mail=1 rcpt=1 data=1 quit=1 commands=5
  disconnect from client.example.net[203.0.113.66] mail=1 rcpt=1/2 data=0/1 commands=2/4
  disconnect from client.example.net[203.0.113.66] ehlo=1 mail=1 rcpt=2/3 quit=1 commands=5/6
  NOQUEUE: reject: MAIL from client.example.net[203.0.113.66]: 552 5.3.4 Message size exceeds fixed limit; from=<dave@example.net> proto=ESMTP helo=<x>
  NOQUEUE: reject: MAIL from client.example.net[203.0.113.66]: 552 5.3.4 Message size exceeds fixed limit; from=<> proto=ESMTP helo=<x>
  disconnect from client.example.net[203.0.113.66] ehlo=1 starttls=0/1 auth=0/1 mail=0/3 rcpt=0/2 etrn=0/1 quit=1 commands=2/10
  $ sed -n '/^Received/,/^$/p' /var/mail/alice | sed 's/id [0-9A-F]*/id X/;s/; .*/; D/' | head -n 8
  Received: from client.example.net (client.example.net [203.0.113.66])
  	by mail.example.com (Postfix) with SMTP id X
  	for <alice@example.com>; D
  Subject: by hand
