# objective: 211.1
# level: 3
# title: How long mail is tried
  $ postconf maximal_queue_lifetime bounce_queue_lifetime minimal_backoff_time maximal_backoff_time queue_run_delay delay_warning_time
  maximal_queue_lifetime = 5d
  bounce_queue_lifetime = 5d
  minimal_backoff_time = 300s
  maximal_backoff_time = 4000s
  queue_run_delay = 300s
  delay_warning_time = 0h
  $ postconf -e maximal_queue_lifetime=3s minimal_backoff_time=1s maximal_backoff_time=1s queue_run_delay=1s; postfix start; sleep 1; echo x | mail -s lost dave@example.org; sleep 8; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | sort -u
  to=<dave@example.org>, relay=none, dsn=4.4.1, status=deferred (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  $ grep -o 'from=<root.*' /var/log/mail.log | tail -n 3 | sed 's/size=[0-9]*/size=N/'; mailq
  from=<root@example.com>, size=N, nrcpt=1 (queue active)
  from=<root@example.com>, size=N, nrcpt=1 (queue active)
  from=<root@example.com>, status=expired, returned to sender
  Mail queue is empty
  $ grep -A14 'This is the mail system' /var/mail/root
  This is the mail system at host mail.example.com.
  
  I'm sorry to have to inform you that your message could not
  be delivered to one or more recipients. It's attached below.
  
  For further assistance, please send mail to postmaster.
  
  If you do so, please include this problem report. You can
  delete your own text from the attached returned message.
  
                     The mail system
  
  <dave@example.org>: connect to mx.example.org[198.51.100.99]:25: Connection
      refused
  $ grep -e '^Action' -e ^Status -e ^Diagnostic -e ^Remote -e ^Reporting -e ^Final /var/mail/root
  Reporting-MTA: dns; mail.example.com
  Final-Recipient: rfc822; dave@example.org
  Action: failed
  Status: 4.4.1
  Diagnostic-Code: X-Postfix; connect to mx.example.org[198.51.100.99]:25:
  $ postconf -e maximal_queue_lifetime=1d delay_warning_time=2s; postfix reload; sleep 1; echo x | mail -s slow dave@example.org; sleep 6; grep -c 'Delayed Mail' /var/mail/root; sed -n '/Delayed Mail/,$p' /var/mail/root | grep -A16 'This is the mail system'
  1
  This is the mail system at host mail.example.com.
  
  ####################################################################
  # THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
  ####################################################################
  
  Your message could not be delivered for more than 0 hour(s).
  It will be retried until it is 1 day(s) old.
  
  For further assistance, please send mail to postmaster.
  
  If you do so, please include this problem report. You can
  delete your own text from the attached returned message.
  
                     The mail system
  
  <dave@example.org>: connect to mx.example.org[198.51.100.99]:25: Connection
  $ mailq | grep -c '^[0-9A-F]'; grep 'delay notification' /var/log/mail.log | grep -o 'sender delay.*' | sed 's/: [0-9A-F]*$/: ID/'
  1
  sender delay notification: ID
  $ postconf -e maximal_queue_lifetime=0; postfix reload; sleep 1; postqueue -f; sleep 2; mailq; echo x | mail -s once dave@example.org; sleep 2; mailq; grep -c '^Subject: Undelivered' /var/mail/root
  Mail queue is empty
  Mail queue is empty
  3
