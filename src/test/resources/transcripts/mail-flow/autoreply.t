# objective: 211.1
# level: 2
# title: Answering by itself

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ printf '#!/bin/sh\nread from sender rest\ncat >/dev/null\n[ -n "$SENDER" ] || exit 0\nprintf "Subject: away\\nAuto-Submitted: auto-replied\\n\\nI am away, $USER\\n" | /usr/sbin/sendmail -f "" "$SENDER"\n' > /usr/local/bin/away; chmod +x /usr/local/bin/away; printf '\\alice, "|/usr/local/bin/away"\n' > /home/alice/.forward; chown alice: /home/alice/.forward; postfix start; sleep 1; echo x | sendmail -f bob@example.com alice; sleep 2; log -e to= | sort; grep -e ^Subject -e ^From: -e ^Return -e away /var/mail/bob
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to command: /usr/local/bin/away)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<bob@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  Return-Path: <>
  Subject: away
  From: MAILER-DAEMON
  I am away, alice
  $ echo x | sendmail -f '' alice; sleep 1; log to= | tail -n 2 | sort; printf '\\alice, "|exit 1"\n' > /home/alice/.forward; echo x | sendmail -f bob@example.com alice; sleep 1; log to=.alice | tail -n 2 | sort; printf 'alice@example.com\n' > /home/alice/.forward; echo x | sendmail -f bob@example.com alice; sleep 1; log to=.alice | tail -n 1; printf 'bob, carol@example.com\n# comment\n\n:include:/home/alice/more\n' > /home/alice/.forward; echo root > /home/alice/more; echo x | sendmail -f dave@example.net alice; sleep 1; log to= | tail -n 4 | sort
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to command: /usr/local/bin/away)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=5.3.0, status=bounced (Command died with status 1: "exit 1")
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (forwarded as 564271A0)
  ]: ID: to=<bob@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<carol@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<root@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ postconf forward_path allow_mail_to_commands allow_mail_to_files; postconf -e 'allow_mail_to_commands = alias'; postfix reload; sleep 1; printf '"|cat"\n' > /home/alice/.forward; echo x | sendmail -f bob@example.com alice; sleep 1; log to=.alice | tail -n 1; printf '/home/alice/box\n/tmp/al/\n' > /home/alice/.forward; echo x | sendmail -f bob@example.com alice; sleep 1; log to=.alice | tail -n 2 | sort; ls /home/alice /tmp/al
  forward_path = $home/.forward${recipient_delimiter}${extension}, $home/.forward
  allow_mail_to_commands = alias, forward
  allow_mail_to_files = alias, forward
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=5.7.1, status=bounced (mail to command is restricted)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to file: /home/alice/box)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to maildir)
  /home/alice:
  box
  more
  
  /tmp/al:
  cur
  new
  tmp
