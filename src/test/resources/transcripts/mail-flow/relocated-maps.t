# objective: 211.1
# level: 1
# title: They have moved
  $ printf 'carl@example.com carl@new.example.net\nold.example.com our new site\n@example.com\tnowhere\n' > /etc/postfix/relocated; sed -i '$d' /etc/postfix/relocated; postmap /etc/postfix/relocated; postconf -e 'relocated_maps = hash:/etc/postfix/relocated'; postfix start; sleep 1
  $ ssh client 'printf "EHLO me\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<carl@example.com>\r\nRCPT TO:<carl+x@example.com>\r\nVRFY carl@example.com\r\nQUIT\r\n" | nc -q1 mail.example.com 25' | grep ^5
  550 5.1.6 <carl@example.com>: Recipient address rejected: User has moved to carl@new.example.net
  550 5.1.6 <carl+x@example.com>: Recipient address rejected: User has moved to carl@new.example.net
  550 5.1.6 <carl@example.com>: Recipient address rejected: User has moved to carl@new.example.net
  $ echo x | mail -s hi carl; sleep 1; grep -o 'to=<carl.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  to=<carl@example.com> proto=ESMTP helo=<me>
  to=<carl+x@example.com> proto=ESMTP helo=<me>
  to=<carl@example.com> proto=ESMTP helo=<me>
  to=<carl@example.com>, orig_to=<carl>, relay=none, dsn=5.1.6, status=bounced (User has moved to carl@new.example.net)
  $ grep -A3 '^<carl' /var/mail/root; grep -e ^Final -e ^Action -e ^Status -e ^Diag /var/mail/root
  <carl@example.com> (expanded from <carl>): User has moved to
      carl@new.example.net
  
  --7C54E18A.1795266182/mail.example.com
  Final-Recipient: rfc822; carl@example.com
  Action: failed
  Status: 5.1.6
  Diagnostic-Code: X-Postfix; User has moved to carl@new.example.net
  $ postconf -e 'mydestination = $mydestination, old.example.com'; postconf mydestination
  postconf: warning: unreasonable macro call nesting: "mydestination"
  postconf: fatal: macro processing error
  [1]
  $ postconf -e 'mydestination = $myhostname, localhost, example.com, old.example.com'; postfix reload; sleep 1; echo x | mail -s hi anybody@old.example.com; sleep 1; grep -o 'to=<any.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  to=<anybody@old.example.com>, relay=local, dsn=5.1.1, status=bounced (unknown user: "anybody")
  $ postmap -q carl@example.com hash:/etc/postfix/relocated; postmap -s hash:/etc/postfix/relocated; postmap -d carl@example.com hash:/etc/postfix/relocated; postmap -q carl@example.com hash:/etc/postfix/relocated
  carl@new.example.net
  old.example.com	our new site
  carl@example.com	carl@new.example.net
  [1]
