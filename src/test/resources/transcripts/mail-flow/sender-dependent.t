# objective: 211.1
# level: 2
# title: Another way out for each sender

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'sender_dependent_relayhost_maps = hash:/etc/postfix/senders' 'relayhost = [mx.example.org]'; printf 'alice@example.com [mx.example.net]\n@example.edu [198.51.100.25]\nbob@example.com DUNNO\n' > /etc/postfix/senders; postmap /etc/postfix/senders; postfix start; sleep 1
  $ for s in alice@example.com bob@example.com carol@example.edu alice+x@example.com ''; do echo x | sendmail -f "$s" x@faraway.example; sleep 0.7; done; log to=.x@; postconf -e 'empty_address_relayhost_maps_lookup_key = alice@example.com' recipient_delimiter=+; postfix reload; sleep 1; for s in '' alice+x@example.com; do echo x | sendmail -f "$s" y@faraway.example; sleep 0.7; done; log to=.y@
  ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  ]: ID: to=<x@faraway.example>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  ]: ID: to=<y@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<y@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'sender_dependent_default_transport_maps = inline:{{bob@example.com=error:5.7.0 bob may not write} {carol@example.com=smtp:[mx.example.net]:25}}'; postfix reload; sleep 1; for s in bob carol; do echo x | sendmail -f $s@example.com z@faraway.example; sleep 0.7; done; log -e to=.z@ -e warning
  ]: ID: to=<z@faraway.example>, relay=none, dsn=5.7.0, status=bounced (bob may not write)
  ]: ID: to=<z@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
