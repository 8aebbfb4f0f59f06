# objective: 211.1
# level: 2
# title: Delivery by somebody else

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postfix start; sleep 1; for m in 'lmtp:unix:private/nosuch' 'lmtp:inet:127.0.0.1:24' 'virtual:' 'error:5.2.1 closed' 'local:' 'discard:gone' 'smtp:[mx.example.net]' 'nosuch:'; do postconf -e "mailbox_transport = $m"; postfix reload; sleep 1; echo x | sendmail -f bob@example.com alice; sleep 1; echo "$m: $(log to=.alice | tail -n 1)"; postsuper -d ALL 2>/dev/null; done
  lmtp:unix:private/nosuch: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to mail.example.com[private/nosuch]: No such file or directory)
  lmtp:inet:127.0.0.1:24: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:24: Connection refused)
  virtual:: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:24: Connection refused)
  error:5.2.1 closed: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.2.1, status=bounced (closed)
  local:: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.2.1, status=bounced (closed)
  discard:gone: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=2.0.0, status=sent (gone)
  smtp:[mx.example.net]: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  nosuch:: ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $ postconf -e 'mailbox_transport =' 'fallback_transport = error:5.1.1 not on this host'; postfix reload; sleep 1; echo x | sendmail -f bob@example.com zoe; sleep 1; log to=.zoe | tail -n 1; postconf -e 'fallback_transport =' 'local_transport = error:5.5.0 no local mail'; postfix reload; sleep 1; echo x | sendmail -f bob@example.com alice; sleep 1; log to=.alice | tail -n 1; postconf -e 'local_transport = virtual' 'virtual_mailbox_maps = static:x'; postfix reload; sleep 1; echo x | sendmail -f bob@example.com alice; sleep 1; log -e to=.alice -e fatal -e warning | tail -n 1
  ]: ID: to=<zoe@example.com>, orig_to=<zoe>, relay=none, dsn=5.1.1, status=bounced (not on this host)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.5.0, status=bounced (no local mail)
  ]: warning: do not list domain example.com in BOTH mydestination and virtual_mailbox_domains
