# objective: 211.1
# level: 2
# title: Clients by name and address

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postfix start; sleep 1
  $ printf 'client.example.net\tREJECT not you\n203.0.113.66\tOK\n' > /etc/postfix/client; postmap /etc/postfix/client; postconf -e 'smtpd_client_restrictions = check_client_access hash:/etc/postfix/client'; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>'
  250 mail.example.com
  250 2.1.0 Ok
  554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: not you
  221 2.0.0 Bye
  $ for k in example.net .example.net 203.0.113 203.0 203 203.0.113.66 203.0.113.; do printf '%s\t550 by %s\n' $k $k > /etc/postfix/client; postmap /etc/postfix/client; postfix reload; sleep 1; echo "$k: $(ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | sed -n 3p)"; done
  example.net: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by example.net
  .example.net: 250 2.1.5 Ok
  203.0.113: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0.113
  203.0: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0
  203: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203
  203.0.113.66: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0.113.66
  203.0.113.: 250 2.1.5 Ok
  $ postconf -e parent_domain_matches_subdomains=; printf 'example.net 550 plain\n.example.net 550 dotted\n' > /etc/postfix/client; postmap /etc/postfix/client; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | tail -n 2
  550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: dotted
  221 2.0.0 Bye
  $ printf '203.0.113.0/24 REJECT by cidr\n' > /etc/postfix/cidr; postconf -e 'smtpd_client_restrictions = check_client_access cidr:/etc/postfix/cidr' smtpd_delay_reject=no; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>'; log NOQUEUE
  503 5.7.0 Error: access denied for client.example.net[203.0.113.66]
  503 5.7.0 Error: access denied for client.example.net[203.0.113.66]
  503 5.7.0 Error: access denied for client.example.net[203.0.113.66]
  221 2.0.0 Bye
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: not you; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by example.net; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0.113; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by 203.0.113.66; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: dotted; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
  ]: NOQUEUE: reject: CONNECT from client.example.net[203.0.113.66]: 554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: by cidr; proto=SMTP
  $ postconf -e 'smtpd_client_restrictions = check_reverse_client_hostname_access inline:{client.example.net=DEFER_IF_PERMIT}'; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>'; postconf -e smtpd_delay_reject=yes; postfix reload; sleep 1; ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' 'RCPT TO:<zoe@example.com>'
  250 mail.example.com
  250 2.1.0 Ok
  450 4.7.1 <client.example.net>: Unverified Client host rejected: Service unavailable
  221 2.0.0 Bye
  250 mail.example.com
  250 2.1.0 Ok
  450 4.7.1 <client.example.net>: Unverified Client host rejected: Service unavailable
  450 4.7.1 <client.example.net>: Unverified Client host rejected: Service unavailable
  221 2.0.0 Bye
