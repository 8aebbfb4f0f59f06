# objective: 211.1
# level: 2
# title: No executables, please: mime_header_checks
  $ postfix start; sleep 1; postconf -e 'mime_header_checks = pcre:/etc/postfix/mime_checks'; printf '/name=[^>]*\\.(exe|bat|scr)/ REJECT no programs by mail: $1\n' > /etc/postfix/mime_checks; postmap -q 'Content-Type: application/x; name="a.exe"' pcre:/etc/postfix/mime_checks
  REJECT no programs by mail: exe
  $ postfix reload; sleep 1; echo hi > /tmp/a.exe; ssh client 'echo hi > /tmp/a.exe; swaks --server mail.example.com --from dave@example.net --to alice@example.com --attach-name a.exe --attach-body hi --silent 1' | grep '<\*\*'
  [1]
  $ grep -o 'reject: header.*' /var/log/mail.log
  [1]
  $ mail -s 'with program' -A /tmp/a.exe alice < /dev/null 2>&1 | head -n 2; sleep 2; grep -o 'to=<alice.*\|milter-reject.*\|reject: header.*' /var/log/mail.log | tail -n 1
  mail: invalid option -- 'A'
  usage: mail [-dEIinv] [-a header] [-b bcc-addr] [-c cc-addr] [-r from-addr] [-s subject] [--] to-addr ...
  to=<alice@example.com>, relay=local, delay=0.03, delays=0.01/0.02/0/0, dsn=2.0.0, status=sent (delivered to mailbox)
  $ ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --attach-name a.txt --attach-body hi --silent 1 --hide-all'; echo $?; sleep 1; grep -c 'a.txt' /var/mail/alice
  0
  0
  [1]
  $ printf '/^Content-Disposition:.*a\\.txt/ WARN a text\n' >> /etc/postfix/mime_checks; ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --attach-name a.txt --attach-body hi --silent 1 --hide-all'; sleep 1; grep -o 'warning: header.*' /var/log/mail.log
  [1]
  $ postconf -m | grep -E '^(pcre|regexp|hash|cidr|texthash|inline)$' | sort
  cidr
  hash
  inline
  pcre
  regexp
  texthash
