# objective: 211.1
# level: 2
# title: Attachments and inner messages

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf '/name=.*\\.(exe|scr)/ REJECT no $1 files\n/^Content-Type: text\\/html/ WARN html\n/^Content-Disposition/ IGNORE\n' > /etc/postfix/mime; printf '/^Subject: .*spam/ REJECT inner spam\n/^X-Inner/ WARN inner\n' > /etc/postfix/nested; printf '/^X-Outer/ WARN outer\n' > /etc/postfix/outer; postconf -e 'header_checks = pcre:/etc/postfix/outer' 'mime_header_checks = pcre:/etc/postfix/mime' 'nested_header_checks = pcre:/etc/postfix/nested'; postfix start; sleep 1
  $ m() { printf 'Subject: %s\nX-Outer: 1\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\nhi\n--b\nContent-Type: application/octet-stream; name="%s"\nContent-Disposition: attachment\n\nAAAA\n--b\nContent-Type: message/rfc822\n\nSubject: inner %s\nX-Inner: 1\n\ntext\n--b--\n' "$1" "$2" "$3" | sendmail -f dave@example.net alice; sleep 0.6; }
  $ m one a.txt fine; m two virus.exe fine; m three a.txt spam; sleep 1; log -e 'header ' -e status
  ]: ID: warning: header X-Outer: 1 from local; from=<dave@example.net> to=<alice@example.com>: outer
  ]: ID: warning: header Content-Type: text/html from local; from=<dave@example.net> to=<alice@example.com>: html
  ]: ID: warning: header X-Inner: 1 from local; from=<dave@example.net> to=<alice@example.com>: inner
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: warning: header X-Outer: 1 from local; from=<dave@example.net> to=<alice@example.com>: outer
  ]: ID: warning: header Content-Type: text/html from local; from=<dave@example.net> to=<alice@example.com>: html
  ]: ID: reject: header Content-Type: application/octet-stream; name="virus.exe" from local; from=<dave@example.net> to=<alice@example.com>: 5.7.1 no exe files
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.7.1, status=bounced (no exe files)
  ]: ID: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: warning: header X-Outer: 1 from local; from=<dave@example.net> to=<alice@example.com>: outer
  ]: ID: warning: header Content-Type: text/html from local; from=<dave@example.net> to=<alice@example.com>: html
  ]: ID: reject: header Subject: inner spam from local; from=<dave@example.net> to=<alice@example.com>: 5.7.1 inner spam
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.7.1, status=bounced (inner spam)
  ]: ID: to=<dave@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ grep -v -e ^Received -e '^.id' -e ^Date -e ^Message-Id -e '^From ' /var/mail/alice
  Return-Path: <dave@example.net>
  X-Original-To: alice
  Delivered-To: alice@example.com
  Subject: one
  X-Outer: 1
  MIME-Version: 1.0
  Content-Type: multipart/mixed; boundary="b"
  From: root <dave@example.net>
  
  --b
  Content-Type: text/html
  
  hi
  --b
  Content-Type: application/octet-stream; name="a.txt"
  
  AAAA
  --b
  Content-Type: message/rfc822
  
  Subject: inner fine
  X-Inner: 1
  
  text
  --b--
  $ postconf -e 'mime_header_checks =' 'nested_header_checks =' 'header_checks = pcre:/etc/postfix/mime'; postfix reload; sleep 1; m four virus.exe spam; log 'header ' | tail -n 3; postconf mime_header_checks nested_header_checks; postconf -X mime_header_checks nested_header_checks; postconf mime_header_checks nested_header_checks; postfix reload; sleep 1; m five virus.exe x; log 'header ' | tail -n 2
  ]: ID: warning: header X-Outer: 1 from local; from=<dave@example.net> to=<alice@example.com>: outer
  ]: ID: warning: header Content-Type: text/html from local; from=<dave@example.net> to=<alice@example.com>: html
  ]: ID: reject: header Subject: inner spam from local; from=<dave@example.net> to=<alice@example.com>: 5.7.1 inner spam
  mime_header_checks =
  nested_header_checks =
  mime_header_checks = $header_checks
  nested_header_checks = $header_checks
  ]: ID: warning: header Content-Type: text/html from local; from=<dave@example.net> to=<alice@example.com>: html
  ]: ID: reject: header Content-Type: application/octet-stream; name="virus.exe" from local; from=<dave@example.net> to=<alice@example.com>: 5.7.1 no exe files
  $ postconf -e disable_mime_input_processing=yes; postfix reload; sleep 1; m six virus.exe x; sleep 1; log status | tail -n 1; postconf -X disable_mime_input_processing; postconf -e strict_mime_encoding_domain=yes strict_8bitmime=yes; postfix reload; sleep 1; printf 'Subject: h\303\244\n\nx\n' | sendmail alice; printf 'Subject: x\nContent-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nx\n' | sendmail alice; sleep 1; log -e bounced -e warning -e reject: | tail -n 4
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: reject: mime-error improper use of 8-bit data in message header: Subject: hä from local; from=<root@example.com> to=<alice@example.com>
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.6.0, status=bounced (improper use of 8-bit data in message header)
  ]: ID: reject: mime-error invalid message/* or multipart/* encoding domain: base64 from local; from=<root@example.com> to=<alice@example.com>
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.6.0, status=bounced (invalid message/* or multipart/* encoding domain)
