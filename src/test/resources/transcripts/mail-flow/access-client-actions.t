# objective: 211.1
# level: 2
# title: What an access table can answer
  $ postfix start; sleep 1; cat > /etc/postfix/clients <<'EOF'
  > client.example.net REJECT not from you
  > EOF
  $ postmap /etc/postfix/clients; postconf -e 'smtpd_client_restrictions = check_client_access hash:/etc/postfix/clients'; postfix reload; sleep 1
  $ ssh client 'printf "EHLO me\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<alice@example.com>\r\nQUIT\r\n" | nc -q1 mail.example.com 25' | grep -v ^250
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: not from you
  221 2.0.0 Bye
  $ grep -o 'NOQUEUE.*' /var/log/mail.log
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: not from you; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  $ for a in '450 4.7.1 come later' 'DEFER wait' 'DEFER_IF_PERMIT busy' 'DISCARD' 'HOLD' 'REDIRECT bob@example.com' 'PREPEND X-Was: here' 'WARN look at this' 'INFO just so' 'BCC carol@example.com' 'FILTER smtp:[127.0.0.1]:9' 'OK' 'DUNNO' 'permit' 'reject' 'reject_unauth_destination' '550' '521 5.7.1 bye' 'NOSUCH thing'; do echo "client.example.net $a" > /etc/postfix/clients; postmap /etc/postfix/clients; echo "== $a"; ssh client 'printf "EHLO me\r\nMAIL FROM:<dave@example.net>\r\nRCPT TO:<alice@example.com>\r\nDATA\r\nSubject: hi\r\n\r\nx\r\n.\r\nQUIT\r\n" | nc -q1 mail.example.com 25' | grep -v -e ^250- -e ^220 -e ^221; done
  == 450 4.7.1 come later
  250 CHUNKING
  250 2.1.0 Ok
  450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: come later
  554 5.5.1 Error: no valid recipients
  == DEFER wait
  250 CHUNKING
  250 2.1.0 Ok
  450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: wait
  554 5.5.1 Error: no valid recipients
  == DEFER_IF_PERMIT busy
  250 CHUNKING
  250 2.1.0 Ok
  450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: busy
  554 5.5.1 Error: no valid recipients
  == DISCARD
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as D251B184
  == HOLD
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as DBD5D185
  == REDIRECT bob@example.com
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as E4D44186
  == PREPEND X-Was: here
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as ED1D818C
  == WARN look at this
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 0552518F
  == INFO just so
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 101B0191
  == BCC carol@example.com
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 1B586193
  == FILTER smtp:[127.0.0.1]:9
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 249CB197
  == OK
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 2D34119F
  == DUNNO
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 3A6A71A1
  == permit
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 5657E1A3
  == reject
  250 CHUNKING
  250 2.1.0 Ok
  554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: Access denied
  554 5.5.1 Error: no valid recipients
  == reject_unauth_destination
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 86E921A5
  == 550
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  354 End data with <CR><LF>.<CR><LF>
  250 2.0.0 Ok: queued as 92DD71A7
  == 521 5.7.1 bye
  250 CHUNKING
  250 2.1.0 Ok
  521 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: bye
  == NOSUCH thing
  250 CHUNKING
  250 2.1.0 Ok
  451 4.3.5 Server configuration error
  554 5.5.1 Error: no valid recipients
  $ sleep 1; ls /var/mail; grep '^X-Was' /var/mail/alice; mailq | grep -v ^-
  alice
  bob
  carol
  root
  X-Was: here
  249CB197        193 Sat Nov 21 13:01:05  dave@example.net
                         (connect to 127.0.0.1[127.0.0.1]:9: Connection refused)
                                           alice@example.com
  
  DBD5D185!       193 Sat Nov 21 13:00:58  dave@example.net
                                           alice@example.com
  $ grep -e NOQUEUE -e 'triggers' -e warning /var/log/mail.log | grep -o 'smtpd.*' | sed 's/smtpd.*: \(NOQUEUE\|[0-9A-F]*\|warning\): /\1: /'
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: not from you; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: come later; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: non-SMTP command from client.example.net[203.0.113.66]: Subject: hi
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: wait; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: non-SMTP command from client.example.net[203.0.113.66]: Subject: hi
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 450 4.7.1 <client.example.net[203.0.113.66]>: Client host rejected: busy; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: non-SMTP command from client.example.net[203.0.113.66]: Subject: hi
  NOQUEUE: discard: RCPT from client.example.net[203.0.113.66]: <client.example.net[203.0.113.66]>: Client host triggers DISCARD action; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: hold: RCPT from client.example.net[203.0.113.66]: <client.example.net[203.0.113.66]>: Client host triggers HOLD action; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: redirect: RCPT from client.example.net[203.0.113.66]: <client.example.net[203.0.113.66]>: Client host triggers REDIRECT bob@example.com; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: warn: RCPT from client.example.net[203.0.113.66]: look at this; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: info: RCPT from client.example.net[203.0.113.66]: just so; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: bcc: RCPT from client.example.net[203.0.113.66]: <client.example.net[203.0.113.66]>: Client host triggers BCC carol@example.com; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: filter: RCPT from client.example.net[203.0.113.66]: <client.example.net[203.0.113.66]>: Client host triggers FILTER smtp:[127.0.0.1]:9; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: Access denied; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: non-SMTP command from client.example.net[203.0.113.66]: Subject: hi
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 521 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected: bye; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: unknown smtpd restriction: "NOSUCH"
  NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 451 4.3.5 Server configuration error; from=<dave@example.net> to=<alice@example.com> proto=ESMTP helo=<me>
  warning: non-SMTP command from client.example.net[203.0.113.66]: Subject: hi
