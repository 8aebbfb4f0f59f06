# objective: 211.1
# level: 3
# title: A mail filter that is not there

  $ log() { grep -o 'postfix/.*' /var/log/mail.log | sed 's/\[[0-9]*\]//; s/: [0-9A-F]\{6,\}:/: ID:/; s/delay=.*dsn/dsn/' | grep "$@"; : > /var/log/mail.log; }
  $ try() { : > /var/log/mail.log; swaks --server localhost --from bob@example.net --to alice@example.com --hide-all > /dev/null; echo "swaks $?"; sleep 1; log -e milter -e proxy -e status= ; }
  $ postfix start; postconf -e smtpd_milters=inet:localhost:8891; try
  swaks 23
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-reject: EHLO from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-reject: MAIL from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  $ for action in accept reject quarantine nonsense; do echo "- $action"; postconf -e milter_default_action=$action; postfix reload; sleep 1; try; done
  - accept
  swaks 0
  postfix/local: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  - reject
  swaks 21
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 550 5.5.0 Service unavailable; proto=SMTP
  - quarantine
  swaks 0
  postfix/smtpd: NOQUEUE: milter-hold: CONNECT from localhost[127.0.0.1]: milter triggers HOLD action; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-hold: EHLO from localhost[127.0.0.1]: milter triggers HOLD action; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-hold: MAIL from localhost[127.0.0.1]: milter triggers HOLD action; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-hold: RCPT from localhost[127.0.0.1]: milter triggers HOLD action; from=<bob@example.net> to=<alice@example.com> proto=ESMTP helo=<mail.example.com>
  postfix/smtpd: ID: milter-hold: DATA from localhost[127.0.0.1]: milter triggers HOLD action; from=<bob@example.net> to=<alice@example.com> proto=ESMTP helo=<mail.example.com>
  - nonsense
  swaks 23
  postfix/smtpd: warning: milter inet:localhost:8891: unrecognized default action: nonsense
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-reject: EHLO from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-reject: MAIL from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  $ mailq | grep -c '!'; postsuper -d ALL hold; postconf -X milter_default_action; for filter in unix:/run/opendkim/opendkim.sock localhost:8891 opendkim '{ inet:localhost:8891, default_action=accept }'; do echo "- $filter"; postconf -e "smtpd_milters = $filter"; postfix reload; sleep 1; try; done
  1
  postsuper: Deleted: 1 message
  - unix:/run/opendkim/opendkim.sock
  swaks 23
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-reject: EHLO from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-reject: MAIL from localhost[127.0.0.1]: 451 4.7.1 Service unavailable - try again later; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  - localhost:8891
  swaks 23
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-reject: EHLO from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-reject: MAIL from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  - opendkim
  swaks 23
  postfix/smtpd: NOQUEUE: milter-reject: CONNECT from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP
  postfix/smtpd: NOQUEUE: milter-reject: EHLO from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; proto=SMTP helo=<mail.example.com>
  postfix/smtpd: NOQUEUE: milter-reject: MAIL from localhost[127.0.0.1]: 451 4.3.5 Server configuration problem - try again later; from=<bob@example.net> proto=ESMTP helo=<mail.example.com>
  - { inet:localhost:8891, default_action=accept }
  swaks 0
  postfix/local: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ printf 'EHLO client\r\nMAIL FROM:<bob@example.net>\r\nQUIT\r\n' | nc -q1 localhost 25 | sed '/^250-/d'
  220 mail.example.com ESMTP Postfix (Debian/GNU)
  250 CHUNKING
  250 2.1.0 Ok
  221 2.0.0 Bye
  $ postconf -X smtpd_milters; for action in tempfail reject quarantine accept; do echo "- $action"; postconf -e non_smtpd_milters=inet:127.0.0.1:8891 milter_default_action=$action; postfix reload; sleep 1; : > /var/log/mail.log; echo Hi | sendmail -f bob alice; sleep 1; log -e milter -e status=; mailq | tail -1; postsuper -d ALL; done
  - tempfail
  postfix/cleanup: ID: milter-reject: CONNECT from localhost[127.0.0.1]: 4.7.1 Service unavailable - try again later; from=<bob@example.com>
  -- 0 Kbytes in 1 Request.
  postsuper: Deleted: 1 message
  - reject
  postfix/cleanup: ID: milter-reject: CONNECT from localhost[127.0.0.1]: 5.5.0 Service unavailable; from=<bob@example.com>
  postfix/cleanup: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=5.5.0, status=bounced (Service unavailable)
  postfix/local: ID: to=<bob@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  Mail queue is empty
  postsuper: Deleted: 0 messages
  - quarantine
  postfix/cleanup: ID: milter-hold: CONNECT from localhost[127.0.0.1]: milter triggers HOLD action; from=<bob@example.com>
  -- 0 Kbytes in 1 Request.
  postsuper: Deleted: 1 message
  - accept
  postfix/local: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  Mail queue is empty
  postsuper: Deleted: 0 messages
