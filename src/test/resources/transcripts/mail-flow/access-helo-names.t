# objective: 211.1
# level: 2
# title: HELO that cannot be true

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'smtpd_helo_required = yes' 'smtpd_helo_restrictions = reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname'; postfix start; sleep 1
  $ for h in client client.example.net nosuch.example.net '[203.0.113.66]' '[IPv6:::1]' 203.0.113.66 a..b -x.example.net 'x y' '' 'under_score.example.net' example.org '[1.2.3]' 'x.'; do echo "'$h': $(ask "EHLO $h" 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | sed '$d' | tail -n 1)"; done
  'client': 504 5.5.2 <client>: Helo command rejected: need fully-qualified hostname
  'client.example.net': 250 2.1.5 Ok
  'nosuch.example.net': 450 4.7.1 <nosuch.example.net>: Helo command rejected: Host not found
  '[203.0.113.66]': 250 2.1.5 Ok
  '[IPv6:::1]': 250 2.1.5 Ok
  '203.0.113.66': 504 5.5.2 <203.0.113.66>: Helo command rejected: need fully-qualified hostname
  'a..b': 501 5.5.2 <a..b>: Helo command rejected: Invalid name
  '-x.example.net': 501 5.5.2 <-x.example.net>: Helo command rejected: Invalid name
  'x y': 501 5.5.2 <x?y>: Helo command rejected: Invalid name
  '': 503 5.5.1 Error: need MAIL command
  'under_score.example.net': 450 4.7.1 <under_score.example.net>: Helo command rejected: Host not found
  'example.org': 250 2.1.5 Ok
  '[1.2.3]': 501 5.5.2 <[1.2.3]>: Helo command rejected: invalid ip address
  'x.': 504 5.5.2 <x.>: Helo command rejected: need fully-qualified hostname
  $ ask 'MAIL FROM:<x@example.net>'; log -o 'reject.*' | tail -n 2
  503 5.5.1 Error: send HELO/EHLO first
  221 2.0.0 Bye
  reject: RCPT from client.example.net[203.0.113.66]: 501 5.5.2 <[1.2.3]>: Helo command rejected: invalid ip address; from=<x@example.net> to=<alice@example.com> proto=ESMTP helo=<[1.2.3]>
  reject: RCPT from client.example.net[203.0.113.66]: 504 5.5.2 <x.>: Helo command rejected: need fully-qualified hostname; from=<x@example.net> to=<alice@example.com> proto=ESMTP helo=<x.>
  $ postconf -e 'invalid_hostname_reject_code = 450' 'non_fqdn_reject_code = 555' 'unknown_hostname_reject_code = 554' 'unknown_helo_hostname_tempfail_action = defer'; postfix reload; sleep 1; for h in client a..b nosuch.example.net; do ask "EHLO $h" 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | tail -n 2 | head -n 1; done
  555 5.5.2 <client>: Helo command rejected: need fully-qualified hostname
  450 4.5.2 <a..b>: Helo command rejected: Invalid name
  554 5.7.1 <nosuch.example.net>: Helo command rejected: Host not found
  $ postconf -e 'smtpd_helo_restrictions = check_helo_access pcre:/etc/postfix/helo'; printf '/^\\[/ REJECT no literals\n/^(localhost|mail\\.example\\.com)$/ REJECT you are not me: $1\n/^client/i OK\n' > /etc/postfix/helo; postfix reload; sleep 1; for h in '[203.0.113.66]' localhost MAIL.example.com CLIENT; do ask "EHLO $h" 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' | tail -n 2 | head -n 1; done; log warning
  554 5.7.1 <[203.0.113.66]>: Helo command rejected: no literals
  554 5.7.1 <localhost>: Helo command rejected: you are not me: localhost
  554 5.7.1 <MAIL.example.com>: Helo command rejected: you are not me: MAIL.example.com
  250 2.1.5 Ok
  [1]
