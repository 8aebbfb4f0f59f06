# objective: 211.1
# level: 2
# title: The postmaster gets a copy

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ postconf -e 'notify_classes = bounce, delay, policy, protocol, resource, software, data' 'bounce_notice_recipient = carol' 'error_notice_recipient = carol'; postfix start; sleep 1; echo secret body | sendmail -f alice zoe; sleep 1; grep -v -e Received -e '^.id' -e Date -e Message-Id -e '^From ' -e 'boundary=' -e '^--' -e X-Postfix-Queue /var/mail/carol | sed 's/id [0-9A-F]*;.*/id/'
  Return-Path: <double-bounce@mail.example.com>
  X-Original-To: carol
  Delivered-To: carol@example.com
  From: Mail Delivery System <MAILER-DAEMON@example.com>
  Subject: Postmaster Copy: Undelivered Mail
  To: carol@example.com
  Auto-Submitted: auto-generated
  MIME-Version: 1.0
  Content-Type: multipart/report; report-type=delivery-status;
  Content-Transfer-Encoding: 8bit
  
  This is a MIME-encapsulated message.
  
  Content-Description: Notification
  Content-Type: text/plain; charset=utf-8
  Content-Transfer-Encoding: 8bit
  
  
  <zoe@example.com> (expanded from <zoe>): unknown user: "zoe"
  
  Content-Description: Delivery report
  Content-Type: message/delivery-status
  
  Reporting-MTA: dns; mail.example.com
  X-Postfix-Sender: rfc822; alice@example.com
  
  Final-Recipient: rfc822; zoe@example.com
  Original-Recipient: rfc822;zoe@example.com
  Action: failed
  Status: 5.1.1
  Diagnostic-Code: X-Postfix; unknown user: "zoe"
  
  Content-Description: Undelivered Message Headers
  Content-Type: text/rfc822-headers
  Content-Transfer-Encoding: 8bit
  
  Return-Path: <alice@example.com>
  From: root <alice@example.com>
  $ rm /var/mail/carol; ask 'EHLO client' 'MAIL FROM:<x@example.net>' 'RCPT TO:<zoe@example.com>' FOO 'RCPT TO:<x@example.org>'; sleep 1; grep -v -e Received -e '^.id' -e Date -e Message-Id -e '^From ' /var/mail/carol | sed 's/id [0-9A-F]*;.*/id/'
  250 CHUNKING
  250 2.1.0 Ok
  550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  500 5.5.2 Error: command not recognized
  454 4.7.1 <x@example.org>: Relay access denied
  221 2.0.0 Bye
  Return-Path: <double-bounce@mail.example.com>
  X-Original-To: carol
  Delivered-To: carol@example.com
  From: Mail Delivery System <MAILER-DAEMON@mail.example.com>
  To: Postmaster <carol@example.com>
  Subject: Postfix SMTP server: errors from client.example.net[203.0.113.66]
  
  Transcript of session follows.
  
   Out: 220 mail.example.com ESMTP Postfix (Debian/GNU)
   In:  EHLO client
   Out: 250-mail.example.com
   Out: 250-PIPELINING
   Out: 250-SIZE 10240000
   Out: 250-VRFY
   Out: 250-ETRN
   Out: 250-STARTTLS
   Out: 250-ENHANCEDSTATUSCODES
   Out: 250-8BITMIME
   Out: 250-DSN
   Out: 250-SMTPUTF8
   Out: 250 CHUNKING
   In:  MAIL FROM:<x@example.net>
   Out: 250 2.1.0 Ok
   In:  RCPT TO:<zoe@example.com>
   Out: 550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in
       local recipient table
   In:  FOO
   Out: 500 5.5.2 Error: command not recognized
   In:  RCPT TO:<x@example.org>
   Out: 454 4.7.1 <x@example.org>: Relay access denied
   In:  QUIT
   Out: 221 2.0.0 Bye
  
  
  For other details, see the local mail logfile
  $ rm /var/mail/carol; ask 'EHLO client' 'VRFY' 'HELP' 'MAIL FROM:bad address'; sleep 1; grep -e ^Subject -e '^ In' -e '^ Out' /var/mail/carol
  250 CHUNKING
  501 5.5.4 Syntax: VRFY address [SMTPUTF8]
  500 5.5.2 Error: command not recognized
  555 5.5.4 Unsupported option: address
  221 2.0.0 Bye
  Subject: Postfix SMTP server: errors from client.example.net[203.0.113.66]
   Out: 220 mail.example.com ESMTP Postfix (Debian/GNU)
   In:  EHLO client
   Out: 250-mail.example.com
   Out: 250-PIPELINING
   Out: 250-SIZE 10240000
   Out: 250-VRFY
   Out: 250-ETRN
   Out: 250-STARTTLS
   Out: 250-ENHANCEDSTATUSCODES
   Out: 250-8BITMIME
   Out: 250-DSN
   Out: 250-SMTPUTF8
   Out: 250 CHUNKING
   In:  VRFY
   Out: 501 5.5.4 Syntax: VRFY address [SMTPUTF8]
   In:  HELP
   Out: 500 5.5.2 Error: command not recognized
   In:  MAIL FROM:bad address
   Out: 555 5.5.4 Unsupported option: address
   In:  QUIT
   Out: 221 2.0.0 Bye
  $ rm /var/mail/carol; postconf -e 'soft_bounce = yes'; postfix reload; sleep 1; echo x | sendmail -f alice zoe; sleep 1; ls /var/mail; mailq | grep -c '^[0-9A-F]'
  alice
  1
