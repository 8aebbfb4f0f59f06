# objective: 211.1
# level: 2
# title: Bounces that cannot be delivered

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postfix start; sleep 1; echo x | sendmail -f nobodyhere@example.com alsonobody; sleep 2; log -e to= -e from= -e bounce -e notification -e warning | sort
  ]: ID: from=<>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<nobodyhere@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: sender non-delivery notification: 4AD46184
  ]: ID: to=<alsonobody@example.com>, orig_to=<alsonobody>, relay=local, dsn=5.1.1, status=bounced (unknown user: "alsonobody")
  ]: ID: to=<nobodyhere@example.com>, relay=local, dsn=5.1.1, status=bounced (unknown user: "nobodyhere")
  ]: ID: uid=0 from=<nobodyhere@example.com>
  $ ls /var/mail; postconf notify_classes 2bounce_notice_recipient double_bounce_sender bounce_notice_recipient; postconf -e 'notify_classes = resource, software, 2bounce' '2bounce_notice_recipient = carol'; postfix reload; sleep 1; echo x | sendmail -f nobodyhere@example.com alsonobody; sleep 2; grep -e ^Subject -e ^From: -e ^To: -e '^<' /var/mail/carol
  notify_classes = resource, software
  2bounce_notice_recipient = postmaster
  double_bounce_sender = double-bounce
  bounce_notice_recipient = postmaster
  From: Mail Delivery System <MAILER-DAEMON@example.com>
  Subject: Postmaster Copy: Undelivered Mail
  To: carol@example.com
  <nobodyhere@example.com>: unknown user: "nobodyhere"
  From: Mail Delivery System <MAILER-DAEMON@example.com>
  Subject: Undelivered Mail Returned to Sender
  To: nobodyhere@example.com
  <alsonobody@example.com> (expanded from <alsonobody>): unknown user:
  From: root <nobodyhere@example.com>
  $ echo x | sendmail -f '' zoe; sleep 1; log -e to= -e notif | tail -n 3 | sort; echo x | sendmail -f double-bounce zoe; sleep 1; log -e to= -e notif | tail -n 3 | sort; echo x | sendmail -f alice double-bounce; sleep 1; log -e to= | tail -n 1
  ]: ID: postmaster non-delivery notification: CF76D195
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<zoe@example.com>, orig_to=<zoe>, relay=local, dsn=5.1.1, status=bounced (unknown user: "zoe")
  ]: ID: sender non-delivery notification: E224819A
  ]: ID: to=<double-bounce@example.com>, relay=none, dsn=2.0.0, status=sent (undeliverable postmaster notification discarded)
  ]: ID: to=<zoe@example.com>, orig_to=<zoe>, relay=local, dsn=5.1.1, status=bounced (unknown user: "zoe")
  ]: ID: to=<double-bounce@example.com>, orig_to=<double-bounce>, relay=none, dsn=2.0.0, status=sent (undeliverable postmaster notification discarded)
  $ postconf -e '2bounce_notice_recipient = nosuchadmin'; postfix reload; sleep 1; echo x | sendmail -f nobodyhere@example.com alsonobody; sleep 2; log -e to= -e notif -e from= | tail -n 9 | sort; mailq
  ]: ID: from=<>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<double-bounce@mail.example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<nobodyhere@example.com>, size=N, nrcpt=1 (queue active)
  ]: ID: postmaster non-delivery notification: BEA0B1A3
  ]: ID: sender non-delivery notification: BCA9F1A1
  ]: ID: to=<alsonobody@example.com>, orig_to=<alsonobody>, relay=local, dsn=5.1.1, status=bounced (unknown user: "alsonobody")
  ]: ID: to=<nobodyhere@example.com>, relay=local, dsn=5.1.1, status=bounced (unknown user: "nobodyhere")
  ]: ID: to=<nosuchadmin@example.com>, orig_to=<nosuchadmin>, relay=local, dsn=5.1.1, status=bounced (unknown user: "nosuchadmin")
  ]: warning: ID: undeliverable postmaster notification discarded
  Mail queue is empty
