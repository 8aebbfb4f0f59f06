# objective: shell
# level: 2
# title: SMTP by hand: nc, telnet, /dev/tcp

  $ postfix start; sleep 1; printf 'EHLO me\r\nQUIT\r\n' | nc -q 1 localhost 25 | tr -d '\r'; printf 'QUIT\r\n' | nc -N localhost 25 | cut -c1-3; nc -z localhost 25; echo "status $?"; nc -z localhost 110; echo "status $?"; nc -zv localhost 25 2>&1 | sed 's/(.*)/(..)/'
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
  221 2.0.0 Bye
  220
  221
  status 0
  status 1
  Connection to localhost (..) 25 port [tcp/smtp] succeeded!
  $ printf 'HELO me\r\nMAIL FROM:<a@example.net>\r\nRCPT TO:<alice>\r\nDATA\r\nSubject: by hand\r\n\r\nhello\r\n.\r\nQUIT\r\n' | nc -q 2 localhost 25 | tr -d '\r' | sed 's/queued as .*/queued as ID/'; sleep 1; grep -c 'by hand' /var/mail/alice
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 mail.example.com
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as ID
  221 2.0.0 Bye
  1
  $ exec 5<> /dev/tcp/localhost/25; read -r l <&5; echo "$l" | cut -c1-24; printf 'NOOP\r\n' >&5; read -r l <&5; echo "$l" | tr -d '\r'; printf 'quit\r\n' >&5; read -r l <&5; echo "$l" | tr -d '\r'; exec 5>&-; (echo > /dev/tcp/localhost/111); echo "status $?"
  220 mail.example.com ESM
  250 2.0.0 Ok
  221 2.0.0 Bye
  /root/script: connect: Connection refused
  /root/script: line 10: /dev/tcp/localhost/111: Connection refused
  status 1
  $ (sleep 0.3; printf 'VRFY alice\r\nFOO\r\nMAIL FROM:<>\r\nRCPT TO:<zoe@example.com>\r\nRCPT TO:<x@example.org>\r\nRSET\r\nquit\r\n'; sleep 0.5) | telnet localhost 25 2>&1 | tr -d '\r'; nc nosuch.example 25; echo "status $?"; nc -w 1 192.0.2.77 25; echo "status $?"; nc; echo "status $?"
  Trying ::1...
  Connected to localhost.
  Escape character is '^]'.
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  252 2.0.0 alice
  500 5.5.2 Error: command not recognized
  250 2.1.0 Ok
  550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  250 2.1.5 Ok
  250 2.0.0 Ok
  221 2.0.0 Bye
  Connection closed by foreign host.
  nc: getaddrinfo for host "nosuch.example" port 25: Name or service not known
  status 1
  status 1
  usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
  	  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
  	  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
  	  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
  	  [destination] [port]
  status 1
