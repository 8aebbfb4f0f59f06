# objective: 211.1
# level: 3
# title: Sending through a provider that wants a password
  $ postfix start; sleep 1; postconf -e 'relayhost = [mx.example.net]:25'; postfix reload; sleep 1; echo x | mail -s one friend@example.org; sleep 2; grep -o 'to=<friend.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/;s/queued as .*/queued)/'
  to=<friend@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'smtp_sasl_auth_enable = yes' 'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd'; postfix reload; sleep 1; echo x | mail -s two friend@example.org; sleep 2; mailq | tail -n 1; grep -E 'warning|error|fatal' /var/log/mail.log | sed 's/.*postfix/postfix/;s/\[[0-9]*\]//' | sort -u
  -- 0 Kbytes in 1 Request.
  postfix/sasl_passwd lookup error for "mx.example.net"
  postfix/sasl_passwd.db: No such file or directory
  postfix/smtp: ADD9018D: to=<friend@example.org>, relay=mx.example.net[198.51.100.25]:25, delay=0.03, delays=0.02/0.01/0/0, dsn=4.3.0, status=deferred (local data error while talking to mx.example.net[198.51.100.25])
  postfix/smtp: warning: ADD9018D: smtp_sasl_password_maps lookup error
  $ echo '[mx.example.net]:25 user:secret' > /etc/postfix/sasl_passwd; chmod 600 /etc/postfix/sasl_passwd; postmap /etc/postfix/sasl_passwd; ls -l /etc/postfix/sasl_passwd* | awk '{print $1, $NF}'
  -rw------- /etc/postfix/sasl_passwd
  -rw------- /etc/postfix/sasl_passwd.db
  $ postqueue -f; sleep 3; mailq | tail -n 1; grep -o 'status=.*' /var/log/mail.log | tail -n 1 | sed 's/queued as .*/queued)/'
  -- 0 Kbytes in 1 Request.
  status=deferred (local data error while talking to mx.example.net[198.51.100.25])
  $ postmap -q '[mx.example.net]:25' hash:/etc/postfix/sasl_passwd; postmap -q mx.example.net hash:/etc/postfix/sasl_passwd; echo $?
  user:secret
  1
  $ postconf -e 'relayhost = mx.example.net'; postfix reload; sleep 1; echo x | mail -s three friend@example.org; sleep 2; grep -o 'to=<friend.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/;s/queued as .*/queued)/'
  to=<friend@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'relayhost = [10.0.0.9]'; postfix reload; sleep 1; postconf -n relayhost smtp_sasl_auth_enable
  relayhost = [10.0.0.9]
  smtp_sasl_auth_enable = yes
  $ postconf -e 'relayhost = [mail.example.com]'; postfix reload; sleep 1; echo x | mail -s four friend@example.org; sleep 2; grep -o 'to=<friend.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'
  to=<friend@example.org>, relay=none, dsn=4.3.5, status=deferred (mail for mail.example.com loops back to myself)
