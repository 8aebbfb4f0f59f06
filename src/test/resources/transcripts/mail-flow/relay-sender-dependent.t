# objective: 211.1
# level: 2
# title: Which way out: relayhost and its exceptions
  $ postconf -e 'relayhost = [mx.example.net]'; postfix start; sleep 1; echo x | mail -s one dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ printf 'alice@example.com [192.0.2.99]:2525\n@example.com smtp:[mx.example.net]\n' > /etc/postfix/way; postmap /etc/postfix/way; postconf -e 'sender_dependent_relayhost_maps = hash:/etc/postfix/way' 'relayhost = [nosuch.example.net]'; postfix reload; sleep 1
  $ su - alice -c 'echo x | mail -s two dave@example.org'; su - bob -c 'echo x | mail -s three dave@example.org'; sleep 2; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 2
  to=<dave@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ mailq | grep -v '^[0-9A-F]'; postsuper -d ALL
  -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
                                           dave@example.org
  
                                           dave@example.org
  
  -- 0 Kbytes in 2 Requests.
  postsuper: Deleted: 2 messages
  $ postconf -X sender_dependent_relayhost_maps; postfix reload; sleep 1; echo x | mail -s four dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to 192.0.2.99[192.0.2.99]:2525: No route to host)
  $ postconf -e 'relayhost = mx.example.net'; postfix reload; postqueue -f; sleep 2; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to 192.0.2.99[192.0.2.99]:2525: No route to host)
  $ postconf -e 'relayhost = example.net:25'; postfix reload; sleep 1; echo x | mail -s five dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to 192.0.2.99[192.0.2.99]:2525: No route to host)
  $ postconf -e 'smtp_fallback_relay = [mx.example.net]' relayhost=; postfix reload; sleep 1; echo x | mail -s six dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to 192.0.2.99[192.0.2.99]:2525: No route to host)
  $ postconf -e 'default_transport = error:no mail to the outside'; postfix reload; sleep 1; echo x | mail -s seven dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1; grep -c 'no mail to the outside' /var/mail/root
  to=<dave@example.org>, relay=none, dsn=5.0.0, status=bounced (no mail to the outside)
  8
