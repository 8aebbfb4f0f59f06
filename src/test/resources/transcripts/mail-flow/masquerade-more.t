# objective: 211.1
# level: 2
# title: Hiding host names

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'masquerade_domains = example.com' 'masquerade_exceptions = root' 'myorigin = $myhostname'; postfix start; sleep 1; for s in alice root bob@pc.example.com bob@pc.sub.example.com bob@notexample.com; do echo x | sendmail -f $s dave@example.net; sleep 0.4; done; log from=; postconf -e 'masquerade_domains = !sub.example.com example.com' 'masquerade_classes = envelope_sender envelope_recipient header_sender'; postfix reload; sleep 1; : > /var/log/mail.log; printf 'From: bob@pc.sub.example.com\nTo: carol@pc.example.com\nSubject: x\n\nx\n' | sendmail -f bob@pc.example.com carol@pc.example.com; sleep 1; log -e from= -e to=; grep -e ^From: -e ^To: /var/mail/carol
  ]: ID: uid=0 from=<alice>
  ]: ID: from=<alice@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: uid=0 from=<root>
  ]: ID: from=<root@mail.example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: uid=0 from=<bob@pc.example.com>
  ]: ID: from=<bob@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: uid=0 from=<bob@pc.sub.example.com>
  ]: ID: from=<bob@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: uid=0 from=<bob@notexample.com>
  ]: ID: from=<bob@notexample.com>, size=N, nrcpt=1 (queue active)
  ]: ID: uid=0 from=<bob@pc.example.com>
  ]: ID: from=<bob@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: to=<carol@example.com>, orig_to=<carol@pc.example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  From: bob@pc.sub.example.com
  To: carol@pc.example.com
  $ postconf -e 'masquerade_classes = nosuch'; postfix reload; sleep 1; echo x | sendmail alice; sleep 1; log -e fatal -e warning | sort -u | sed 's/pid [0-9]*/pid N/'
  ]: fatal: unknown masquerade_classes value "nosuch" in "nosuch"
  ]: warning: /usr/lib/postfix/sbin/cleanup: bad command startup -- throttling
  ]: warning: process /usr/lib/postfix/sbin/cleanup pid N exit status 1
