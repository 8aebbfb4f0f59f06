# objective: 211.2
# level: 2
# title: who delivers: home_mailbox, mailbox_command, .forward, procmailrc
The order in which local(8) asks, and procmail's own DEFAULT.

  $ postconf -e 'home_mailbox = Maildir/'; postfix start 2>/dev/null; d() { echo x | mail -s "$1" alice; sleep 2; grep -o 'status=.*' /var/log/mail.log | tail -1; }; d one; ls /home/alice
  status=sent (delivered to maildir)
  Maildir
  $ postconf -e 'mailbox_command = procmail'; postfix reload; sleep 2; d two; ls /var/mail /home/alice; ls /home/alice/Maildir/new | wc -l
  status=sent (delivered to command: procmail)
  /home/alice:
  Maildir
  
  /var/mail:
  alice
  1
  $ echo 'DEFAULT=$HOME/Maildir/' > /etc/procmailrc; d three; ls /home/alice/Maildir/new | wc -l; ls /var/mail
  status=sent (delivered to command: procmail)
  2
  alice
  $ echo bob > /home/alice/.forward; chown alice: /home/alice/.forward; d four; ls /home/bob/Maildir/new | wc -l; rm /home/alice/.forward; postconf -e 'mailbox_transport = lmtp:unix:private/nothere'; postfix reload; sleep 2; d five; mailq | tail -1
  status=sent (delivered to command: procmail)
  1
  status=deferred (connect to mail.example.com[private/nothere]: No such file or directory)
  -- 0 Kbytes in 1 Request.
  $ postconf -X mailbox_transport; postfix reload; sleep 2; postqueue -f; sleep 2; ls /home/alice/Maildir/new | wc -l; postconf -e 'mailbox_command = /usr/bin/procmail -Y -a $DOMAIN -d $LOGNAME'; postfix reload; sleep 2; d six; ls /home/alice/Maildir/new | wc -l
  3
  status=sent (delivered to command: /usr/bin/procmail -Y -a $DOMAIN -d $LOGNAME)
  4
  $ postconf -e 'mailbox_command = exec /usr/bin/procmail -t || exit 75'; postfix reload; sleep 2; d seven; postconf -e 'mailbox_command = /usr/bin/procmail; exit 67'; postfix reload; sleep 2; d eight; postconf -e 'mailbox_command = | /usr/bin/procmail'; postfix reload; sleep 2; d nine; postconf -e 'mailbox_command = "/usr/bin/procmail"'; postfix reload; sleep 2; d ten
  status=sent (delivered to command: exec /usr/bin/procmail -t || exit 75)
  status=bounced (user unknown)
  status=bounced (Command died with status 2: "| /usr/bin/procmail". Command output: sh: 1: Syntax error: "|" unexpected )
  status=sent (delivered to command: "/usr/bin/procmail")
