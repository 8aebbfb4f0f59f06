# objective: 211.1
# level: 2
# title: An archive of all mail
  $ postfix start; sleep 1; useradd -m archive; postconf -e always_bcc=archive; postfix reload; sleep 1; echo x | mail -s inside bob; ssh client 'swaks --server mail.example.com --from dave@example.net --to alice@example.com --h-Subject outside --silent 1 --hide-all'; sleep 2; grep -H '^Subject' /var/mail/*
  /var/mail/alice:Subject: outside
  /var/mail/archive:Subject: inside
  /var/mail/archive:Subject: outside
  /var/mail/bob:Subject: inside
  $ grep -o 'to=<[a-z]*@example.com>.*status=sent' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | sort
  to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent
  to=<archive@example.com>, relay=local, dsn=2.0.0, status=sent
  to=<archive@example.com>, relay=local, dsn=2.0.0, status=sent
  to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=2.0.0, status=sent
  $ postconf -X always_bcc; postconf -e 'sender_bcc_maps = inline:{{bob@example.com = archive+bob}}' 'recipient_bcc_maps = inline:{{carol@example.com = archive+carol}}' recipient_delimiter=+; postfix reload; sleep 1; su - bob -c 'echo x | mail -s "from bob" friend@example.net'; echo x | mail -s 'to carol' carol; sleep 2; grep '^Subject\|^Delivered-To\|^X-Original-To' /var/mail/archive
  X-Original-To: archive@example.com
  Delivered-To: archive@example.com
  Subject: inside
  X-Original-To: archive@example.com
  Delivered-To: archive@example.com
  Subject: outside
  X-Original-To: archive+bob@example.com
  Delivered-To: archive+bob@example.com
  Subject: from bob
  X-Original-To: archive+carol@example.com
  Delivered-To: archive+carol@example.com
  Subject: to carol
  $ echo x | mail -s 'to both' carol,alice; sleep 2; grep -c '^From ' /var/mail/archive; postconf -e 'always_bcc = nobody.such'; postfix reload; sleep 1; echo x | mail -s bad alice; sleep 2; grep -o 'to=<nobody.such.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  5
  to=<nobody.such@example.com>, relay=local, dsn=5.1.1, status=bounced (unknown user: "nobody.such")
  $ grep -h '^Subject: Und' /var/mail/root; mailq
  grep: /var/mail/root: No such file or directory
  Mail queue is empty
