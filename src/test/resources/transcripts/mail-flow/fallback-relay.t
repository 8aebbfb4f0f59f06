# objective: 211.1
# level: 2
# title: When the first way is closed

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'smtp_fallback_relay = [mx.example.net]'; postfix start; sleep 1; for r in friend@example.org x@nosuch.example.net 'y@[198.51.100.99]' z@client.example.net; do echo x | sendmail -f alice@example.com $r; sleep 0.7; done; log -e to= -e 'connect to'
  ]: connect to mx.example.org[198.51.100.99]:25: Connection refused
  ]: ID: to=<friend@example.org>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<x@nosuch.example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: connect to 198.51.100.99[198.51.100.99]:25: Connection refused
  ]: ID: to=<y@[198.51.100.99]>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: connect to client.example.net[203.0.113.66]:25: Connection refused
  ]: ID: to=<z@client.example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'smtp_fallback_relay = [mx.example.org], [198.51.100.25]:2525 [198.51.100.25]'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com friend@example.org; sleep 1; log -e to= -e 'connect to' | tail -n 4; postconf -e 'relayhost = [mx.example.org]'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com v@faraway.example; sleep 1; log to= | tail -n 1
  ]: connect to mx.example.org[198.51.100.99]:25: Connection refused
  ]: connect to mx.example.org[198.51.100.99]:25: Connection refused
  ]: connect to 198.51.100.25[198.51.100.25]:2525: Connection refused
  ]: ID: to=<friend@example.org>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<v@faraway.example>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'smtp_fallback_relay =' 'relay_domains = example.org' 'fallback_transport = smtp:[mx.example.net]' 'relayhost ='; postfix reload; sleep 1; echo x | sendmail -f alice@example.com zoe; sleep 1; log to= | tail -n 1; postconf -e 'fallback_transport_maps = inline:{zoe=discard:}' ; postfix reload; sleep 1; echo x | sendmail -f alice@example.com zoe; echo x | sendmail -f alice@example.com yan; sleep 1; log to= | tail -n 2 | sort
  ]: ID: to=<zoe@example.com>, orig_to=<zoe>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<yan@example.com>, orig_to=<yan>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<zoe@example.com>, orig_to=<zoe>, relay=none, dsn=2.0.0, status=sent (mail.example.com)
