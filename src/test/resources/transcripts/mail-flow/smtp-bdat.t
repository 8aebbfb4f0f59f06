# objective: 211.1
# level: 2
# title: Content in chunks

  $ postfix start; sleep 1; printf 'EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nBDAT 13\r\nSubject: x\r\n\r\nBDAT 6 LAST\r\nhello\r\nQUIT\r\n' | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250-
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  250 2.0.0 Ok: 13 bytes
  500 5.5.2 Error: bad syntax
  250 2.0.0 Ok: 21 bytes queued as E3D8717F
  500 5.5.2 Error: bad syntax
  221 2.0.0 Bye
  $ for b in 'BDAT' 'BDAT x' 'BDAT -1' 'BDAT 5 NOW' 'BDAT 99999999999999999999' 'BDAT 0' 'BDAT 0 LAST' 'BDAT 5 LAST EXTRA'; do printf 'EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\n%s\r\nQUIT\r\n' "$b" | ssh client nc -q1 -w5 mail.example.com 25 | sed -n '/2.1.5/,$p' | sed 1d | head -n 2 | tr '\r\n' ' |'; echo; done
  521 5.5.4 Syntax: BDAT count [LAST] |
  521 5.5.4 Syntax: BDAT count [LAST] |
  521 5.5.4 Syntax: BDAT count [LAST] |
  521 5.5.4 Syntax: BDAT count [LAST] |
  521 5.5.4 Syntax: BDAT count [LAST] |
  551 5.7.1 Null BDAT request |221 2.0.0 Bye |
  250 2.0.0 Ok: 0 bytes queued as 496A118B |221 2.0.0 Bye |
  521 5.5.4 Syntax: BDAT count [LAST] |
  $ printf 'EHLO me\r\nBDAT 3 LAST\r\nx\r\nMAIL FROM:<x@example.net>\r\nBDAT 3\r\nx\r\nRCPT TO:<zoe@example.com>\r\nBDAT 3 LAST\r\nx\r\nQUIT\r\n' | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250-
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  503 5.5.1 Error: need RCPT command
  250 2.1.0 Ok
  554 5.5.1 Error: no valid recipients
  503 5.5.1 Error: RCPT after BDAT
  551 5.0.0 Discarded 3 bytes after earlier error
  221 2.0.0 Bye
  $ printf 'EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nBDAT 3\r\nx\r\nDATA\r\nRSET\r\nMAIL FROM:<x@example.net> BODY=BINARYMIME\r\nMAIL FROM:<x@example.net> BODY=8BITMIME\r\nNOOP\r\nQUIT\r\n' | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250-
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  250 2.0.0 Ok: 3 bytes
  503 5.5.1 Error: DATA after BDAT
  250 2.0.0 Ok
  555 5.5.4 Unsupported option: BODY=BINARYMIME
  250 2.1.0 Ok
  250 2.0.0 Ok
  221 2.0.0 Bye
  $ sleep 1; grep -c '^Subject: x' /var/mail/alice; grep -o 'disconnect from.*' /var/log/mail.log | head -n 3; postconf -e message_size_limit=1000; postfix reload; sleep 1; { printf 'EHLO me\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nBDAT 2000\r\n'; head -c 2000 /dev/zero | tr '\0' x; printf 'BDAT 0 LAST\r\nQUIT\r\n'; } | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250-; postconf -e smtpd_discard_ehlo_keywords=chunking; postfix reload; sleep 1; printf 'EHLO me\r\nBDAT 3 LAST\r\nx\r\nQUIT\r\n' | ssh client nc -q1 -w5 mail.example.com 25
  1
  disconnect from client.example.net[203.0.113.66] ehlo=1 mail=1 rcpt=1 bdat=2 quit=1 commands=6
  disconnect from client.example.net[203.0.113.66] ehlo=1 mail=1 rcpt=1 bdat=0/1 commands=3/4
  disconnect from client.example.net[203.0.113.66] ehlo=1 mail=1 rcpt=1 bdat=0/1 commands=3/4
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  552 5.3.4 Chunk exceeds message size limit
  551 5.0.0 Discarded 0 bytes after earlier error
  221 2.0.0 Bye
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250-mail.example.com
  250-PIPELINING
  250-SIZE 1000
  250-VRFY
  250-ETRN
  250-STARTTLS
  250-ENHANCEDSTATUSCODES
  250-8BITMIME
  250-DSN
  250 SMTPUTF8
  521 5.5.1 Error: command not implemented
