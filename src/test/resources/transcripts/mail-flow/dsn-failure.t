# objective: 211.1
# level: 3
# title: The anatomy of a bounce
  $ postfix start; sleep 1; printf 'Subject: to nobody\nX-Me: here\n\nline one\n' | sendmail -f alice@example.com zoe; sleep 1; sed -e 's/^\(Date\|Arrival-Date\):.*/\1:/' -e 's/[0-9A-F]\{7,\}/ID/g' -e 's/ID\.[0-9]*/ID.N/' /var/mail/alice | grep -v -e '^From ' -e ';.*(UTC)'
  Return-Path: <>
  X-Original-To: alice@example.com
  Delivered-To: alice@example.com
  Received: by mail.example.com (Postfix)
  Date:
  From: Mail Delivery System <MAILER-DAEMON@example.com>
  Subject: Undelivered Mail Returned to Sender
  To: alice@example.com
  Auto-Submitted: auto-replied
  MIME-Version: 1.0
  Content-Type: multipart/report; report-type=delivery-status;
  	boundary="ID.NID/mail.example.com"
  Content-Transfer-Encoding: 8bit
  Message-Id: <ID.NID@mail.example.com>
  
  This is a MIME-encapsulated message.
  
  --ID.NID/mail.example.com
  Content-Description: Notification
  Content-Type: text/plain; charset=utf-8
  Content-Transfer-Encoding: 8bit
  
  This is the mail system at host mail.example.com.
  
  I'm sorry to have to inform you that your message could not
  be delivered to one or more recipients. It's attached below.
  
  For further assistance, please send mail to postmaster.
  
  If you do so, please include this problem report. You can
  delete your own text from the attached returned message.
  
                     The mail system
  
  <zoe@example.com> (expanded from <zoe>): unknown user: "zoe"
  
  --ID.NID/mail.example.com
  Content-Description: Delivery report
  Content-Type: message/delivery-status
  
  Reporting-MTA: dns; mail.example.com
  X-Postfix-Queue-ID: ID
  X-Postfix-Sender: rfc822; alice@example.com
  Arrival-Date:
  
  Final-Recipient: rfc822; zoe@example.com
  Original-Recipient: rfc822;zoe@example.com
  Action: failed
  Status: 5.1.1
  Diagnostic-Code: X-Postfix; unknown user: "zoe"
  
  --ID.NID/mail.example.com
  Content-Description: Undelivered Message
  Content-Type: message/rfc822
  Content-Transfer-Encoding: 8bit
  
  Return-Path: <alice@example.com>
  Received: by mail.example.com (Postfix, from userid 0)
  Subject: to nobody
  X-Me: here
  Message-Id: <ID.NID@mail.example.com>
  Date:
  From: root <alice@example.com>
  
  line one
  
  --ID.NID/mail.example.com--
  $ printf 'Subject: two\n\nx\n' | sendmail -f alice@example.com -N never zoe; sleep 1; grep -c '^Subject: Und' /var/mail/alice; printf 'Subject: three\n\nx\n' | sendmail -f alice@example.com -R hdrs -N failure zoe; sleep 1; grep -c '^Content-Type: text/rfc822-headers' /var/mail/alice
  1
  1
  $ postconf -e bounce_size_limit=100; postfix reload; sleep 1; { printf 'Subject: big\n\n'; head -c 1000 /dev/zero | tr '\0' x | fold -w 70; } | sendmail -f alice@example.com zoe; sleep 1; tail -n 20 /var/mail/alice | grep -v -e Message-Id -e Date -e ID -e ' id '  -e '^--'
  Original-Recipient: rfc822;zoe@example.com
  Action: failed
  Status: 5.1.1
  Diagnostic-Code: X-Postfix; unknown user: "zoe"
  
  Content-Description: Undelivered Message Headers
  Content-Type: text/rfc822-headers
  Content-Transfer-Encoding: 8bit
  
  Return-Path: <alice@example.com>
  Received: by mail.example.com (Postfix, from userid 0)
  	id AA1B6195; Sat, 21 Nov 2026 13:01:37 +0000 (UTC)
  Subject: big
  From: root <alice@example.com>
  $ postconf -b | head -n 12; postconf -t | head -n 3
  expanded_failure_text = <<EOF
  This is the mail system at host mail.example.com.
  
  I'm sorry to have to inform you that your message could not
  be delivered to one or more recipients. It's attached below.
  
  For further assistance, please send mail to postmaster.
  
  If you do so, please include this problem report. You can
  delete your own text from the attached returned message.
  
                     The mail system
  failure_template = <<EOF
  Charset: us-ascii
  From: Mail Delivery System <MAILER-DAEMON>
  $ cat > /etc/postfix/bounce.cf <<'EOF'
  > failure_template = <<EOT
  > Charset: us-ascii
  > From: MAILER-DAEMON (Our Mail)
  > Subject: Your mail came back
  > Postmaster-Subject: copy
  > 
  > This is $myhostname. Sorry.
  > EOT
  > EOF
  $ postconf -e bounce_template_file=/etc/postfix/bounce.cf; postfix reload; sleep 1; printf 'Subject: four\n\nx\n' | sendmail -f alice@example.com zoe; sleep 1; grep -e 'Our Mail' -e 'Your mail' -e Sorry /var/mail/alice
  From: MAILER-DAEMON@example.com (Our Mail)
  Subject: Your mail came back
  This is mail.example.com. Sorry.
