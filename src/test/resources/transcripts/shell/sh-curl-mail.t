# objective: shell
# level: 2
# title: curl: smtp, imap and pop3

  $ postfix start; dovecot; sleep 1; printf 'From: a@example.net\nTo: alice@example.com\nSubject: by curl\n\nhello\n' > m; curl -s smtp://localhost --mail-from a@example.net --mail-rcpt alice@example.com -T m; echo "status $?"; sleep 1; grep -c 'by curl' /var/mail/alice; curl -s smtp://localhost --mail-from a@example.net --mail-rcpt zoe@nosuch.example -T m; echo "status $?"; curl -sS smtp://localhost:26 -T m --mail-from a --mail-rcpt b; echo "status $?"
  status 0
  1
  status 0
  curl: (7) Failed to connect to localhost port 26 after 0 ms: Couldn't connect to server
  status 7
  $ curl -s imap://localhost -u alice:secret -k; echo "status $?"; curl -sS pop3://localhost -u alice:wrong; echo "status $?"; curl -sv smtp://localhost --mail-from a@example.net --mail-rcpt alice@example.com -T m 2>&1 | grep '^[<>]' | tr -d '\r' | sed 's/queued as.*/queued/' | head -n 8; curl -s http://localhost/; echo "status $?"; curl; echo "status $?"; curl -sS nosuch.example; echo "status $?"; curl -s file:///etc/mailname; curl --foo; echo "status $?"; curl -sS foo://x; echo "status $?"
  status 67
  curl: (67) Login denied
  status 67
  < 220 mail.example.com ESMTP Postfix (Debian/GNU)
  > EHLO m
  < 250-mail.example.com
  < 250-PIPELINING
  < 250-SIZE 10240000
  < 250-VRFY
  < 250-ETRN
  < 250-STARTTLS
  status 7
  curl: try 'curl --help' or 'curl --manual' for more information
  status 2
  curl: (6) Could not resolve host: nosuch.example
  status 6
  example.com
  curl: option --foo: is unknown
  curl: try 'curl --help' or 'curl --manual' for more information
  status 2
  curl: (1) Protocol "foo" not supported or disabled in libcurl
  status 1
