# objective: 211.1
# level: 2
# title: ETRN: send me what you have kept

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf fast_flush_domains fast_flush_refresh_time smtpd_etrn_restrictions; postconf -e 'relay_domains = example.org example.net' 'transport_maps = inline:{example.net=smtp:[mx.example.org]}'; postfix start; sleep 1; echo x | sendmail dave@example.net; echo x | sendmail friend@example.org; sleep 1
  fast_flush_domains = $relay_domains
  fast_flush_refresh_time = 12h
  smtpd_etrn_restrictions =
  $ ask 'ETRN example.org' | head -n 1; ask 'HELO client' 'ETRN example.org' 'ETRN' 'ETRN a b' 'ETRN example.com' 'ETRN @example.org' 'ETRN #x' 'ETRN no_such..x' 'ETRN [1.2.3.4]' 'MAIL FROM:<>' 'ETRN example.org'
  250 Queuing started
  250 mail.example.com
  250 Queuing started
  500 Syntax: ETRN domain
  500 Syntax: ETRN domain
  459 <example.com>: service unavailable
  250 Queuing started
  459 <x>: service unavailable
  501 Error: invalid parameter syntax
  459 <[1.2.3.4]>: service unavailable
  250 2.1.0 Ok
  503 Error: MAIL transaction in progress
  221 2.0.0 Bye
  $ sleep 1; log deferred | sort; find /var/spool/postfix/flush -type f | sort
  ]: ID: to=<dave@example.net>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  ]: ID: to=<friend@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  ]: ID: to=<friend@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  ]: ID: to=<friend@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  /var/spool/postfix/flush/example_net
  /var/spool/postfix/flush/example_org
  $ postconf -e 'smtpd_etrn_restrictions = check_etrn_access inline:{example.org=REJECT,example.net=OK}, reject'; postfix reload; sleep 1; ask 'HELO client' 'ETRN example.org' 'ETRN example.net' 'ETRN other.example'; log -o 'reject: .*'
  250 mail.example.com
  554 5.7.1 <example.org>: Etrn command rejected: Access denied
  250 Queuing started
  554 5.7.1 <other.example>: Etrn command rejected: Access denied
  221 2.0.0 Bye
  reject: ETRN example.com... from client.example.net[203.0.113.66]
  reject: ETRN x... from client.example.net[203.0.113.66]
  reject: ETRN [1.2.3.4]... from client.example.net[203.0.113.66]
  reject: ETRN from client.example.net[203.0.113.66]: 554 5.7.1 <example.org>: Etrn command rejected: Access denied; proto=SMTP helo=<client>
  reject: ETRN from client.example.net[203.0.113.66]: 554 5.7.1 <other.example>: Etrn command rejected: Access denied; proto=SMTP helo=<client>
  $ postqueue -s example.net; echo $?; postqueue -s nosuch.example; echo $?; postqueue -s '[1.2.3.4]'; echo $?; postqueue -s example.org; sleep 1; log -c deferred; sed -i 's/^flush /#flush /' /etc/postfix/master.cf; postfix reload; sleep 1; ask 'HELO client' 'ETRN example.net'; postqueue -s example.net; echo $?
  0
  postqueue: fatal: Flush service is not configured for destination "nosuch.example"
  69
  postqueue: fatal: Flush service is not configured for destination "[1.2.3.4]"
  69
  7
  250 mail.example.com
  458 Unable to queue messages
  221 2.0.0 Bye
  postqueue: warning: connect to public/flush: Connection refused
  postqueue: fatal: Cannot flush mail queue - mail system is down
  69
