# objective: 211.1
# level: 3
# title: A before-queue filter that is not there

  $ postfix start; postconf -e smtpd_proxy_filter=127.0.0.1:10025; postfix reload; sleep 1; : > /var/log/mail.log
  $ swaks --server localhost --from bob@example.net --to alice@example.com --hide-all; echo $?; sleep 1
  24
  $ printf 'EHLO client\r\nMAIL FROM:<bob@example.net>\r\nRCPT TO:<alice@example.com>\r\nRCPT TO:<root@example.com>\r\nRCPT TO:<nobody@elsewhere.example>\r\nQUIT\r\n' | ssh client nc -q1 mail.example.com 25 | sed '/^250-/d'
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  451 4.3.0 Error: queue file write error
  451 4.3.0 Error: queue file write error
  454 4.7.1 <nobody@elsewhere.example>: Relay access denied
  221 2.0.0 Bye
  $ sleep 1; grep -o 'warning: .*' /var/log/mail.log; grep -o 'double-bounce.*queue active' /var/log/mail.log | sed 's/size=[0-9]*/size=N/'
  warning: connect to proxy filter 127.0.0.1:10025: Connection refused
  warning: connect to proxy filter 127.0.0.1:10025: Connection refused
  warning: connect to proxy filter 127.0.0.1:10025: Connection refused
  double-bounce@mail.example.com>, size=N, nrcpt=1 (queue active
  double-bounce@mail.example.com>, size=N, nrcpt=1 (queue active
  $ grep -h -A3 'Transcript of session' /var/mail/root | head -4; grep ^Subject: /var/mail/root
  Transcript of session follows.
  
   Out: 220 mail.example.com ESMTP Postfix (Debian/GNU)
   In:  EHLO mail.example.com
  Subject: Postfix SMTP server: errors from localhost[127.0.0.1]
  Subject: Postfix SMTP server: errors from client.example.net[203.0.113.66]
  $ postconf -X smtpd_proxy_filter; postfix reload; sleep 1; swaks --server localhost --from bob@example.net --to alice@example.com --hide-all; echo $?
  0
