# objective: 211.1
# level: 2
# title: Your mail is late

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'delay_warning_time = 3s' 'notify_classes = delay' 'delay_notice_recipient = carol' 'minimal_backoff_time = 2s' 'maximal_backoff_time = 2s' 'queue_run_delay = 1s' confirm_delay_cleared=yes; postfix start; sleep 1; echo hello | sendmail -f alice@example.com friend@example.org; sleep 7; log -e notif -e 'to=<[ac]' | sort; ls /var/mail
  ]: ID: postmaster delay notification: 70777190
  ]: ID: sender delay notification: 6B38218E
  ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  alice
  carol
  $ grep -v -e Received -e '^.id' -e Date -e Message-Id -e '^From ' -e 'boundary=' -e '^--' -e X-Postfix-Queue -e Will-Retry /var/mail/alice | sed 's/id [0-9A-F]*;.*/id/'
  Return-Path: <>
  X-Original-To: alice@example.com
  Delivered-To: alice@example.com
  From: Mail Delivery System <MAILER-DAEMON@example.com>
  Subject: Delayed Mail (still being retried)
  To: alice@example.com
  Auto-Submitted: auto-replied
  MIME-Version: 1.0
  Content-Type: multipart/report; report-type=delivery-status;
  Content-Transfer-Encoding: 8bit
  
  This is a MIME-encapsulated message.
  
  Content-Description: Notification
  Content-Type: text/plain; charset=utf-8
  Content-Transfer-Encoding: 8bit
  
  This is the mail system at host mail.example.com.
  
  ####################################################################
  # THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
  ####################################################################
  
  Your message could not be delivered for more than 0 hour(s).
  It will be retried until it is 5 day(s) old.
  
  For further assistance, please send mail to postmaster.
  
  If you do so, please include this problem report. You can
  delete your own text from the attached returned message.
  
                     The mail system
  
  <friend@example.org>: connect to mx.example.org[198.51.100.99]:25: Connection
      refused
  
  Content-Description: Delivery report
  Content-Type: message/delivery-status
  
  Reporting-MTA: dns; mail.example.com
  X-Postfix-Sender: rfc822; alice@example.com
  
  Final-Recipient: rfc822; friend@example.org
  Original-Recipient: rfc822;friend@example.org
  Action: delayed
  Status: 4.4.1
  Diagnostic-Code: X-Postfix; connect to mx.example.org[198.51.100.99]:25:
      Connection refused
  
  Content-Description: Undelivered Message Headers
  Content-Type: text/rfc822-headers
  Content-Transfer-Encoding: 8bit
  
  Return-Path: <alice@example.com>
  From: root <alice@example.com>
  $ grep -e ^Subject -e '^To:' -e '^<' -e Action /var/mail/carol; postconf -e 'transport_maps = inline:{example.org=smtp:[mx.example.net]}'; postfix reload; sleep 1; postqueue -f; sleep 1; mailq; grep -e ^Subject -e '^<' -e Action /var/mail/alice; postcat -q nosuch; echo $?
  Subject: Postmaster Warning: Delayed Mail
  To: carol@example.com
  <friend@example.org>: connect to mx.example.org[198.51.100.99]:25: Connection
  Action: delayed
  Mail queue is empty
  Subject: Delayed Mail (still being retried)
  <friend@example.org>: connect to mx.example.org[198.51.100.99]:25: Connection
  Action: delayed
  Subject: Successful Mail Delivery Report
  <friend@example.org>: delivery via mx.example.net[198.51.100.25]:25: 250 2.0.0
  Action: relayed
  postcat: fatal: open queue file nosuch: No such file or directory
  1
