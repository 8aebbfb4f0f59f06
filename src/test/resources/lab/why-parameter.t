# A parameter: its line, what else says it, what followed from it

  $ echo 'queue_run_delay = 100s' >> /etc/postfix/main.cf; echo 'queue_run_delay = 200s' >> /etc/postfix/main.cf
  $ lab why queue_run_delay 2>/dev/null
  queue_run_delay = 200s
      postfix: /etc/postfix/main.cf:49
      built in is: 300s
      to no effect: /etc/postfix/main.cf:48 says 100s, a later line wins
  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf
  $ lab why mail_location
  mail_location = maildir:~/Maildir
      dovecot: /etc/dovecot/local.conf:1
      also said: /etc/dovecot/conf.d/10-mail.conf:30 = mbox:~/mail:INBOX=/var/mail/%u (an earlier line, or for a part only)
  $ swaks --server 192.0.2.10 --from a@example.net --to joe@example.org --silent 3
  $ lab why mynetworks
  mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128
      postfix: /etc/postfix/main.cf:43
      followed from it lately:
        11:50:34  smtpd RCPT permit_mynetworks  joe@example.org  ->  dunno
  $ lab why --json relay_domains 2>/dev/null
  {"parameters": [{"program": "postfix", "name": "relay_domains", "value": "", "raw": "${{$compatibility_level} <level {2} ? {$mydestination} : {}}", "origin": "default"}]}
