# objective: 211.1
# level: 2
# title: Mailboxes of a virtual domain

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ groupadd -g 5000 vmail; useradd -g 5000 -u 5000 -d /var/vmail -m vmail; postconf -e 'virtual_mailbox_domains = shop.example' 'virtual_mailbox_base = /var/vmail' 'virtual_mailbox_maps = hash:/etc/postfix/vmailbox' 'virtual_uid_maps = static:5000' 'virtual_gid_maps = static:5000' 'virtual_alias_maps = hash:/etc/postfix/virtual'; printf 'info@shop.example shop.example/info/\nsales@shop.example shop.example/sales\n@nothere.example x\n' > /etc/postfix/vmailbox; printf 'owner@shop.example info@shop.example, alice@example.com\n' > /etc/postfix/virtual; postmap /etc/postfix/vmailbox /etc/postfix/virtual; postfix start; sleep 1
  $ for r in info sales owner nobody Info info+x; do ask 'HELO client' 'MAIL FROM:<x@example.net>' "RCPT TO:<$r@shop.example>" DATA 'Subject: x' '' x . | sed -n '3p'; done; sleep 1; log to= | sort; find /var/vmail -type f | sed 's/new\/.*/new\/FILE/' | sort; ls -ld /var/vmail/shop.example/info | cut -c1-10
  250 2.1.5 Ok
  250 2.1.5 Ok
  250 2.1.5 Ok
  550 5.1.1 <nobody@shop.example>: Recipient address rejected: User unknown in virtual mailbox table
  250 2.1.5 Ok
  250 2.1.5 Ok
  ]: ID: to=<Info@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<alice@example.com>, orig_to=<owner@shop.example>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<info+x@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<info@shop.example>, orig_to=<owner@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<info@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<sales@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.1.1 <nobody@shop.example>: Recipient address rejected: User unknown in virtual mailbox table; from=<x@example.net> to=<nobody@shop.example> proto=SMTP helo=<client>
  /var/vmail/.bash_logout
  /var/vmail/.bashrc
  /var/vmail/.profile
  /var/vmail/shop.example/info/new/FILE
  /var/vmail/shop.example/info/new/FILE
  /var/vmail/shop.example/info/new/FILE
  /var/vmail/shop.example/info/new/FILE
  /var/vmail/shop.example/sales
  drwx------
  $ cat /var/vmail/shop.example/sales | grep -v -e ^Received -e '^	' -e Date -e Message -e '^From '; ls -l /var/vmail/shop.example/sales | cut -d' ' -f1,3,4
  Return-Path: <x@example.net>
  X-Original-To: sales@shop.example
  Delivered-To: sales@shop.example
  Subject: x
  
  x
  
  -rw------- vmail vmail
  $ postconf -e virtual_minimum_uid=6000; postfix reload; sleep 1; echo x | sendmail info@shop.example; sleep 1; log -e to= -e warning | tail -n 2; postconf -e 'virtual_minimum_uid = 100' 'virtual_uid_maps = hash:/etc/postfix/uids'; postfix reload; sleep 1; echo x | sendmail info@shop.example; sleep 1; log -e to= -e warning -e error | tail -n 3
  ]: warning: recipient info@shop.example: bad uid 5000 in virtual_uid_maps
  ]: ID: to=<info@shop.example>, relay=virtual, dsn=4.3.5, status=deferred (mail system configuration error)
  ]: warning: hash:/etc/postfix/uids lookup error for "info@shop.example"
  ]: warning: recipient info@shop.example: not found in virtual_uid_maps
  ]: ID: to=<info@shop.example>, relay=virtual, dsn=4.3.5, status=deferred (mail system configuration error)
  $ echo 'info@shop.example 5000' > /etc/postfix/uids; postmap /etc/postfix/uids; postfix reload; sleep 1; postqueue -f; echo x | sendmail sales@shop.example; sleep 1; log to= | tail -n 3
  ]: ID: to=<info@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<info@shop.example>, relay=virtual, dsn=2.0.0, status=sent (delivered to maildir)
  ]: ID: to=<sales@shop.example>, relay=virtual, dsn=4.3.5, status=deferred (mail system configuration error)
  $ postconf -e 'virtual_uid_maps = static:5000' 'virtual_mailbox_limit = 60000000' 'message_size_limit = 70000000'; postfix reload; sleep 1; echo x | sendmail info@shop.example; sleep 1; log -e to= -e warning -e fatal | tail -n 2 | sed 's/pid [0-9]*/pid N/'
  ]: ID: to=<sales@shop.example>, relay=virtual, dsn=4.3.5, status=deferred (mail system configuration error)
  ]: fatal: configuration error: virtual_mailbox_limit is smaller than message_size_limit
