# objective: 211.1
# level: 2
# title: relayhost: brackets, ports and names

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postfix start; sleep 1; for r in mx.example.net '[mx.example.net]' example.net '[example.net]' '[mx.example.net]:25' '[198.51.100.25]' 198.51.100.25 '[mx.example.net]:587' nosuch.example.net '[nosuch.example.net]' example.edu '[mail.example.com]' '[127.0.0.1]:2525' mx.example.org 'smtp:[mx.example.net]' '[mx.example.net' 'mx.example.net:smtp' 'mx.example.net:nosuch'; do postconf -e "relayhost = $r"; postfix reload; sleep 1; echo x | sendmail -f alice@example.com x@faraway.example; sleep 1; echo "$r: $(log 'to=<x@' | tail -n 1)"; done
  mx.example.net: ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  [mx.example.net]: ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  example.net: ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  [example.net]: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.3.5, status=deferred (Host or domain name not found. Name service error for name=example.net type=AAAA: Host found but no data record of requested type)
  [mx.example.net]:25: ]: ID: to=<x@faraway.example>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  [198.51.100.25]: ]: ID: to=<x@faraway.example>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  198.51.100.25: ]: ID: to=<x@faraway.example>, relay=198.51.100.25[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  [mx.example.net]:587: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.net[198.51.100.25]:587: Connection refused)
  nosuch.example.net: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.3.5, status=deferred (Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found)
  [nosuch.example.net]: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.3.5, status=deferred (Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found)
  example.edu: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.3.5, status=deferred (mail for example.edu loops back to myself)
  [mail.example.com]: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.3.5, status=deferred (mail for mail.example.com loops back to myself)
  [127.0.0.1]:2525: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:2525: Connection refused)
  mx.example.org: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  smtp:[mx.example.net]: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  [mx.example.net: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  mx.example.net:smtp: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  mx.example.net:nosuch: ]: ID: to=<x@faraway.example>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  $ log warning | sort -u; mailq | tail -n 1; postconf -e 'relayhost = [mx.example.net]'; postfix reload; sleep 1; postqueue -f; sleep 2; mailq | tail -n 1
  ]: warning: /usr/lib/postfix/sbin/smtp: bad command startup -- throttling
  ]: warning: private/smtp socket: malformed response
  ]: warning: process /usr/lib/postfix/sbin/smtp pid 767 exit status 1
  ]: warning: relayhost configuration problem
  -- 2 Kbytes in 12 Requests.
  -- 2 Kbytes in 12 Requests.
