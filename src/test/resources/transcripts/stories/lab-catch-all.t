# objective: 211.1
# level: 2
# title: One mailbox for a whole domain

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'virtual_alias_domains = shop.example' 'virtual_alias_maps = hash:/etc/postfix/virtual'; printf 'info@shop.example alice\n@shop.example bob\n' > /etc/postfix/virtual; postmap /etc/postfix/virtual; postfix start; sleep 1; for r in info anything no.such; do ask 'HELO client' 'MAIL FROM:<x@example.net>' "RCPT TO:<$r@shop.example>" DATA 'Subject: x' '' x . | sed -n 3p; done; sleep 1; log to= | sort
  250 2.1.5 Ok
  250 2.1.5 Ok
  250 2.1.5 Ok
  ]: ID: to=<alice@example.com>, orig_to=<info@shop.example>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<bob@example.com>, orig_to=<anything@shop.example>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<bob@example.com>, orig_to=<no.such@shop.example>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ printf 'info@shop.example alice\n@shop.example @example.com\n' > /etc/postfix/virtual; postmap /etc/postfix/virtual; for r in info bob zoe; do ask 'HELO client' 'MAIL FROM:<x@example.net>' "RCPT TO:<$r@shop.example>" DATA 'Subject: x' '' x . | sed -n '3p'; done; sleep 1; log to= | tail -n 3 | sort; postmap -q zoe@shop.example /etc/postfix/virtual; postmap -q @shop.example hash:/etc/postfix/virtual; postmap -s hash:/etc/postfix/virtual
  250 2.1.5 Ok
  250 2.1.5 Ok
  250 2.1.5 Ok
  ]: ID: to=<bob@example.com>, orig_to=<bob@shop.example>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<x@example.net>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  ]: ID: to=<zoe@example.com>, orig_to=<zoe@shop.example>, relay=local, dsn=5.1.1, status=bounced (unknown user: "zoe")
  @example.com
  @shop.example	@example.com
  info@shop.example	alice
