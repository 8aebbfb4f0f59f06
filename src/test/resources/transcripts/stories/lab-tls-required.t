# objective: 211.1
# level: 3
# title: Nothing leaves unencrypted to one domain
  $ postfix start; sleep 1; postconf smtp_tls_security_level smtpd_tls_security_level; postconf -e 'smtp_tls_policy_maps = hash:/etc/postfix/tls_policy'; echo 'example.net encrypt' > /etc/postfix/tls_policy; postmap /etc/postfix/tls_policy; postfix reload; sleep 1; echo x | mail -s a friend@example.net; sleep 2; grep -o 'to=<friend.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/;s/queued as .*/queued)/'
  smtp_tls_security_level = may
  smtpd_tls_security_level = may
  to=<friend@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  $ mailq | grep -o '(.*)'
  (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  $ echo 'example.net may' > /etc/postfix/tls_policy; postmap /etc/postfix/tls_policy; postqueue -f; sleep 2; mailq; grep -o 'to=<friend.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/;s/queued as .*/queued)/'
  Mail queue is empty
  to=<friend@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ echo 'example.net sometimes' > /etc/postfix/tls_policy; postmap /etc/postfix/tls_policy; echo x | mail -s b friend@example.net; sleep 2; grep 'warning' /var/log/mail.log | tail -n 1 | sed 's/.*warning/warning/'; mailq | grep -o '(.*)'
  warning: TLS policy lookup for example.net/mx.example.net: client TLS configuration problem
  (client TLS configuration problem)
  $ postconf -e 'smtpd_tls_security_level = encrypt'; postfix reload; sleep 1; ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --silent 1' | grep '<\*\*'
  <** 530 5.7.0 Must issue a STARTTLS command first
  $ ssh client 'swaks --server mail.example.com --tls --from dave@example.net --to alice@example.com --silent 1 --hide-all'; echo $?; sleep 1; grep -o 'Anonymous TLS.*\|TLS connection established.*' /var/log/mail.log | head -n 2; grep -c 'Received' /var/mail/alice; grep -A1 'using TLS' /var/mail/alice | head -n 2
  0
  1
  $ postconf -e smtpd_tls_received_header=yes smtpd_tls_loglevel=1; postfix reload; sleep 1; ssh client 'swaks --server mail.example.com --tls --from dave@example.net --to alice@example.com --silent 1 --hide-all'; sleep 1; grep -o 'Anonymous TLS.*' /var/log/mail.log; grep -A1 'using TLS' /var/mail/alice
  Anonymous TLS connection established from client.example.net[203.0.113.66]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256
  	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
  	 key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)
  $ postconf -e 'smtpd_tls_security_level = none'; postfix reload; sleep 1; ssh client 'swaks --server mail.example.com --tls --from dave@example.net --to alice@example.com --silent 1'  2>&1 | tail -n 2
  <-  221 2.0.0 Bye
  === Connection closed with remote host.
