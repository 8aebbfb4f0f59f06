# objective: 211.1
# level: 2
# title: Mail for people who do not exist
  $ postfix start; sleep 1; postconf -e 'local_recipient_maps =' luser_relay=bob; postfix reload; sleep 1; ssh client 'swaks --server mail.example.com --from dave@example.net --to nobodyatall@example.com --silent 1'; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  to=<bob@example.com>, orig_to=<nobodyatall@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ grep -e ^X-Original-To -e ^Delivered-To /var/mail/bob
  X-Original-To: nobodyatall@example.com
  Delivered-To: nobodyatall@example.com
  $ postconf -e 'luser_relay = $user.unknown@example.net'; postfix reload; sleep 1; echo x | mail -s a zoe; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 2
  to=<zoe@example.com>, orig_to=<zoe>, relay=local, dsn=2.0.0, status=sent (forwarded as 96E0F18F)
  to=<zoe.unknown@example.net>, orig_to=<zoe>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'luser_relay = /tmp/unknown.mbox'; postfix reload; sleep 1; echo x | mail -s a zoe; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1; ls -l /tmp/unknown.mbox
  to=<root@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ls: cannot access '/tmp/unknown.mbox': No such file or directory
  [2]
  $ postconf -X luser_relay; postfix reload; sleep 1;  echo x | mail -s a zoe; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 2
  to=<zoe@example.com>, orig_to=<zoe>, relay=local, dsn=5.1.1, status=bounced (unknown user: "zoe")
  to=<root@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ postconf -e 'fallback_transport = smtp:[mx.example.net]'; postfix reload; sleep 1;  echo x | mail -s a zoe; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<zoe@example.com>, orig_to=<zoe>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -X fallback_transport; postconf -e 'mailbox_transport_maps = inline:{bob=error:5.2.1 bob is away}'; postfix reload; sleep 1;  echo x | mail -s a bob; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 2
  to=<zoe@example.com>, orig_to=<zoe>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=4.3.0, status=deferred (table lookup failure)
