# objective: 211.2
# level: 3
# title: Who delivers? mailbox_command, mailbox_transport, home_mailbox, .forward
  $ postfix start; sleep 1; postconf mailbox_command mailbox_transport home_mailbox mail_spool_directory local_transport forward_path
  mailbox_command =
  mailbox_transport =
  home_mailbox =
  mail_spool_directory = /var/mail
  local_transport = local:$myhostname
  forward_path = $home/.forward${recipient_delimiter}${extension}, $home/.forward
  $ postconf -e 'home_mailbox = Mailbox'; postfix reload; sleep 1; echo x | mail -s one alice; sleep 1; ls -l /home/alice/Mailbox | awk '{print $1,$3,$4}'
  -rw------- alice alice
  $ postconf -e 'mailbox_command = cat > $HOME/by-command; echo $USER $LOGNAME $SHELL $DOMAIN $EXTENSION $RECIPIENT $SENDER >> $HOME/env'; postfix reload; sleep 1; echo x | mail -s two alice; sleep 1; head -n 1 /home/alice/by-command | cut -c1-5; cat /home/alice/env
  From
  alice alice /bin/bash example.com alice@example.com root@example.com
  $ postconf -e 'mailbox_command = /bin/false'; postfix reload; sleep 1; echo x | mail -s three alice; sleep 1; grep -o 'to=<alice.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'
  to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=5.3.0, status=bounced (Command died with status 1: "/bin/false")
  $ postconf -e 'mailbox_command = exit 75'; postfix reload; sleep 1; echo x | mail -s four alice; sleep 1; grep -o 'to=<alice.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'; mailq | tail -n 1
  to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=4.3.0, status=deferred (temporary failure)
  -- 0 Kbytes in 1 Request.
  $ postconf -e 'mailbox_command = /nowhere/deliver'; postfix reload; sleep 1; echo x | mail -s five alice; sleep 1; grep -o 'to=<alice.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'
  to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=4.3.0, status=deferred (temporary failure. Command output: local: fatal: execvp /nowhere/deliver: No such file or directory )
  $ postconf -e 'mailbox_command_maps = inline:{{bob = exit 0}}'; postfix reload; sleep 1; echo x | mail -s six bob; sleep 1; grep -o 'to=<bob.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'; ls /var/mail
  to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=2.0.0, status=sent (delivered to command: exit 0)
  $ postconf -X mailbox_command mailbox_command_maps home_mailbox; postconf -e 'mailbox_transport = lmtp:unix:private/nothing'; postfix reload; sleep 1; echo x | mail -s seven alice; sleep 1; grep -o 'to=<alice.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'
  to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to mail.example.com[private/nothing]: No such file or directory)
  $ postconf -e 'fallback_transport = error:nobody home' 'mailbox_transport ='; postfix reload; sleep 1; echo x | mail -s eight zoe; sleep 1; grep -o 'to=<zoe.*' /var/log/mail.log | tail -n 1 | sed 's/delay=.*dsn/dsn/'; postsuper -d ALL
  to=<zoe@example.com>, orig_to=<zoe>, relay=none, dsn=5.0.0, status=bounced (nobody home)
  postsuper: Deleted: 3 messages
