# objective: 211.1
# level: 3
# title: Every action of an access table

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'smtpd_restriction_classes = restrictive' 'restrictive = reject_unauth_destination, defer'; n=4000; while IFS= read -r a; do n=$((n+1)); printf '%s inet n - y - - smtpd\n  -o { smtpd_recipient_restrictions = check_recipient_access inline:{{alice@example.com=%s}} }\n' $n "$a" >> /etc/postfix/master.cf; printf '%s %s\n' $n "$a"; done > /tmp/map <<'X'
  > OK
  > 123
  > DUNNO
  > REJECT
  > REJECT with text
  > DEFER
  > DEFER text
  > DEFER_IF_PERMIT
  > DEFER_IF_PERMIT text
  > DEFER_IF_REJECT
  > DEFER_IF_REJECT text
  > 450 4.7.0 text
  > 550 text
  > 421 4.7.0 go away
  > 521 5.3.2 no
  > DISCARD
  > DISCARD quietly
  > HOLD
  > HOLD please
  > REDIRECT bob@example.com
  > REDIRECT
  > FILTER smtp:[mx.example.net]
  > FILTER
  > PREPEND X-Checked: yes
  > PREPEND
  > WARN
  > WARN look
  > INFO
  > INFO look
  > BCC carol@example.com
  > BCC
  > reject_unauth_destination
  > permit
  > reject
  > restrictive
  > warn_if_reject reject
  > sleep 1
  > NOSUCH
  > 200 fine
  > 600 bad
  > 45x
  > 550 5.7.1
  > 550 4.7.1 wrong class
  > pause
  > MAIL
  > relayed:x
  > X
  $ postfix start; sleep 1; while read -r port a; do echo "$a: $(printf 'HELO client\r\nMAIL FROM:<x@example.net>\r\nRCPT TO:<alice@example.com>\r\nRCPT TO:<bob@example.com>\r\nDATA\r\nSubject: %s\r\n\r\nx\r\n.\r\nQUIT\r\n' "$a" | ssh client nc -q1 -w4 mail.example.com $port | sed -n '4,$p' | cut -c1-70 | tr '\r\n' ' |' | sed 's/as [0-9A-F]*/as ID/')"; done < /tmp/map
  OK: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  123: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DUNNO: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  REJECT: 554 5.7.1 <alice@example.com>: Recipient address rejected: Access deni|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  REJECT with text: 554 5.7.1 <alice@example.com>: Recipient address rejected: with text |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER: 450 4.7.1 <alice@example.com>: Recipient address rejected: Access deni|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER text: 450 4.7.1 <alice@example.com>: Recipient address rejected: text |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER_IF_PERMIT: 450 4.7.1 <alice@example.com>: Recipient address rejected: Service una|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER_IF_PERMIT text: 450 4.7.1 <alice@example.com>: Recipient address rejected: text |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER_IF_REJECT: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DEFER_IF_REJECT text: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  450 4.7.0 text: 450 4.7.0 <alice@example.com>: Recipient address rejected: text |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  550 text: 550 5.7.1 <alice@example.com>: Recipient address rejected: text |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  421 4.7.0 go away: 421 4.7.0 <alice@example.com>: Recipient address rejected: go away |
  521 5.3.2 no: 521 5.3.2 <alice@example.com>: Recipient address rejected: no |
  DISCARD: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  DISCARD quietly: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  HOLD: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  HOLD please: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  REDIRECT bob@example.com: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  REDIRECT: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  FILTER smtp:[mx.example.net]: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  FILTER: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  PREPEND X-Checked: yes: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  PREPEND: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  WARN: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  WARN look: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  INFO: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  INFO look: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  BCC carol@example.com: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  BCC: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  reject_unauth_destination: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  permit: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  reject: 554 5.7.1 <alice@example.com>: Recipient address rejected: Access deni|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  restrictive: 450 4.3.2 <alice@example.com>: Recipient address rejected: Try again l|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  warn_if_reject reject: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  sleep 1: 250 2.1.5 Ok |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  NOSUCH: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  200 fine: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  600 bad: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  45x: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  550 5.7.1: 550 5.7.1 <alice@example.com>: Recipient address rejected: Access deni|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  550 4.7.1 wrong class: 550 5.7.1 <alice@example.com>: Recipient address rejected: wrong class|250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  pause: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  MAIL: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  relayed:x: 451 4.3.5 Server configuration error |250 2.1.5 Ok |354 End data with <CR><LF>.<CR><LF> |250 2.0.0 Ok: queued as ID |221 2.0.0 Bye |
  $ sleep 2; log -e NOQUEUE -e warning -e hold: -e discard: -e redirect: -e filter: -e prepend: -e bcc: -e info: -e warn: | sed 's/[^ ]*: \(discard\|hold\|redirect\|filter\|prepend\|bcc\|info\|warn\|reject\)/\1/; s/pid [0-9]*/pid N/' | sort | uniq -c
        1 ]: bcc: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address triggers BCC carol@example.com; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: discard: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address quietly; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: discard: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address triggers DISCARD action; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: filter: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address triggers FILTER smtp:[mx.example.net]; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: hold: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address please; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: hold: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address triggers HOLD action; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: info: RCPT from client.example.net[203.0.113.66]: ; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: info: RCPT from client.example.net[203.0.113.66]: look; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: redirect: RCPT from client.example.net[203.0.113.66]: <alice@example.com>: Recipient address triggers REDIRECT bob@example.com; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 421 4.7.0 <alice@example.com>: Recipient address rejected: go away; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 450 4.3.2 <alice@example.com>: Recipient address rejected: Try again later; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.0 <alice@example.com>: Recipient address rejected: text; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <alice@example.com>: Recipient address rejected: Access denied; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <alice@example.com>: Recipient address rejected: Service unavailable; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        2 ]: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <alice@example.com>: Recipient address rejected: text; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        7 ]: reject: RCPT from client.example.net[203.0.113.66]: 451 4.3.5 Server configuration error; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 521 5.3.2 <alice@example.com>: Recipient address rejected: no; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <alice@example.com>: Recipient address rejected: Access denied; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <alice@example.com>: Recipient address rejected: text; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 550 5.7.1 <alice@example.com>: Recipient address rejected: wrong class; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        2 ]: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <alice@example.com>: Recipient address rejected: Access denied; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <alice@example.com>: Recipient address rejected: with text; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: reject_warning: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <alice@example.com>: Recipient address rejected: Access denied; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: warn: RCPT from client.example.net[203.0.113.66]: ; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 ]: warn: RCPT from client.example.net[203.0.113.66]: look; from=<x@example.net> to=<alice@example.com> proto=SMTP helo=<client>
        1 warning: access table inline:{{alice@example.com=BCC}} entry "alice@example.com" requires user@domain target
        1 warning: access table inline:{{alice@example.com=FILTER}} entry "alice@example.com" has FILTER entry without value
        1 warning: access table inline:{{alice@example.com=PREPEND}} entry "alice@example.com" requires header: text
        1 warning: access table inline:{{alice@example.com=REDIRECT}} entry "alice@example.com" requires user@domain target
        1 warning: access table inline:{{alice@example.com=relayed:x}} has entry with lookup table: relayed:x
        1 warning: define a restriction class and specify its name instead.
        1 warning: do not specify lookup tables inside SMTPD access maps
        1 warning: unknown smtpd restriction: "200"
        1 warning: unknown smtpd restriction: "45x"
        1 warning: unknown smtpd restriction: "600"
        1 warning: unknown smtpd restriction: "MAIL"
        1 warning: unknown smtpd restriction: "NOSUCH"
        1 warning: unknown smtpd restriction: "pause"
  $ for u in alice bob carol; do echo "$u $(grep ^Subject /var/mail/$u | sort | uniq -c)"; done; grep -h '^X-Checked' /var/mail/*; mailq | grep -c '^[0-9A-F]*!'
  alice       1 Subject: 123
        1 Subject: BCC
        1 Subject: BCC carol@example.com
        1 Subject: DEFER_IF_REJECT
        1 Subject: DEFER_IF_REJECT text
        1 Subject: DUNNO
        1 Subject: FILTER
        1 Subject: INFO
        1 Subject: INFO look
        1 Subject: OK
        1 Subject: PREPEND
        1 Subject: PREPEND X-Checked: yes
        1 Subject: REDIRECT
        1 Subject: WARN
        1 Subject: WARN look
        1 Subject: permit
        1 Subject: reject_unauth_destination
        1 Subject: sleep 1
        1 Subject: warn_if_reject reject
  bob       1 Subject: 123
        1 Subject: 200 fine
        1 Subject: 450 4.7.0 text
        1 Subject: 45x
        1 Subject: 550 4.7.1 wrong class
        1 Subject: 550 5.7.1
        1 Subject: 550 text
        1 Subject: 600 bad
        1 Subject: BCC
        1 Subject: BCC carol@example.com
        1 Subject: DEFER
        1 Subject: DEFER text
        1 Subject: DEFER_IF_PERMIT
        1 Subject: DEFER_IF_PERMIT text
        1 Subject: DEFER_IF_REJECT
        1 Subject: DEFER_IF_REJECT text
        1 Subject: DUNNO
        1 Subject: FILTER
        1 Subject: INFO
        1 Subject: INFO look
        1 Subject: MAIL
        1 Subject: NOSUCH
        1 Subject: OK
        1 Subject: PREPEND
        1 Subject: PREPEND X-Checked: yes
        1 Subject: REDIRECT
        1 Subject: REDIRECT bob@example.com
        1 Subject: REJECT
        1 Subject: REJECT with text
        1 Subject: WARN
        1 Subject: WARN look
        1 Subject: pause
        1 Subject: permit
        1 Subject: reject
        1 Subject: reject_unauth_destination
        1 Subject: relayed:x
        1 Subject: restrictive
        1 Subject: sleep 1
        1 Subject: warn_if_reject reject
  carol       1 Subject: BCC carol@example.com
  X-Checked: yes
  X-Checked: yes
  2
