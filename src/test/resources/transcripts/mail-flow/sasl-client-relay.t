# objective: 211.1
# level: 3
# title: Logging in at the provider
  $ postconf -e 'relayhost = [mx.example.net]:587' 'smtp_sasl_auth_enable = yes' 'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd'; postfix start; sleep 1; echo x | mail -s one dave@example.org; sleep 1; grep -e warning -e error -e to= /var/log/mail.log | grep -o ']: .*' | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{7,\}:/: ID:/'
  ]: error: open database /etc/postfix/sasl_passwd.db: No such file or directory
  ]: ID: to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.net[198.51.100.25]:587: Connection refused)
  $ echo '[mx.example.net]:587 user:secret' > /etc/postfix/sasl_passwd; chmod 600 /etc/postfix/sasl_passwd; postmap /etc/postfix/sasl_passwd; ls -l /etc/postfix/sasl_passwd* | cut -d' ' -f1; postqueue -f; sleep 2; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  -rw-------
  -rw-------
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.net[198.51.100.25]:587: Connection refused)
  $ postmap -q '[mx.example.net]:587' hash:/etc/postfix/sasl_passwd; postconf -e 'relayhost = [mx.example.net]'; postfix reload; postqueue -f; sleep 2; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1; mailq
  user:secret
  to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  Mail queue is empty
  $ postconf smtp_sasl_security_options smtp_sasl_tls_security_options smtp_sasl_mechanism_filter smtp_sasl_type; postconf -A; postconf -a
  smtp_sasl_security_options = noplaintext, noanonymous
  smtp_sasl_tls_security_options = $smtp_sasl_security_options
  smtp_sasl_mechanism_filter =
  smtp_sasl_type = cyrus
  cyrus
  cyrus
  dovecot
  $ postconf -e 'smtp_tls_security_level = encrypt'; postfix reload; sleep 1; echo x | mail -s two dave@example.org; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  $ for l in none may encrypt dane verify secure fingerprint nosuch; do postconf -e smtp_tls_security_level=$l; postfix reload; postsuper -d ALL 2>/dev/null; sleep 0.5; echo x | mail -s two dave@example.org; sleep 1.5; echo "$l: $(grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1)"; done; grep -o 'warning: .*TLS.*' /var/log/mail.log | sort -u
  none: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  may: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  encrypt: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  dane: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  verify: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  secure: to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[198.51.100.25])
  fingerprint: to=<dave@example.org>, relay=none, dsn=4.7.5, status=deferred (client TLS configuration problem)
  nosuch: to=<dave@example.org>, relay=none, dsn=4.7.5, status=deferred (client TLS configuration problem)
  warning: TLS policy lookup for [mx.example.net]/mx.example.net: client TLS configuration problem
