# objective: 211.1
# level: 2
# title: Suspicious mail is held

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf '/^Subject: .*(lottery|prize)/ HOLD suspicious\n' > /etc/postfix/header_checks; postconf -e 'header_checks = pcre:/etc/postfix/header_checks'; postfix start; sleep 1; for s in 'You won a prize' 'Lottery' 'Lunch'; do ask 'HELO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<alice@example.com>' DATA "Subject: $s" '' x . | sed -n '4p' | sed 's/as .*//'; done; sleep 1; mailq | grep -c '^[0-9A-F]*!'; log 'hold:'; grep ^Subject /var/mail/alice
  354 End data with <CR><LF>.<CR><LF>
  354 End data with <CR><LF>.<CR><LF>
  354 End data with <CR><LF>.<CR><LF>
  2
  ]: ID: hold: header Subject: You won a prize from client.example.net[203.0.113.66]; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>: suspicious
  ]: ID: hold: header Subject: Lottery from client.example.net[203.0.113.66]; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>: suspicious
  Subject: Lunch
  $ id=$(mailq | grep -o '^[0-9A-F]\+' | head -n 1); postcat -hq $id | grep ^Subject; postsuper -H $id 2>&1 | sed 's/'$id'/ID/'; postqueue -f; sleep 1; grep ^Subject /var/mail/alice; postsuper -d ALL hold; mailq; log -e 'released from hold' | sed 's/[0-9A-F]\{7,\}/ID/'
  Subject: Lottery
  postsuper: ID: released from hold
  postsuper: Released from hold: 1 message
  Subject: Lunch
  Subject: Lottery
  postsuper: Deleted: 1 message
  Mail queue is empty
  ]: ID: released from hold
