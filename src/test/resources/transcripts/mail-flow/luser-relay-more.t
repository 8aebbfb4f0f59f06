# objective: 211.1
# level: 2
# title: Where mail for nobody goes

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postconf -e 'luser_relay = bob' 'local_recipient_maps ='; postfix start; sleep 1; echo x | sendmail -f alice@example.com zoe; sleep 1; log to=; grep -e ^Delivered-To -e ^X-Original /var/mail/bob; for l in '$user@example.net' '$local+x@example.com' 'carol+$user' '/tmp/lost' '|cat >> /tmp/lostpipe' '$recipient' 'nosuchuser'; do postconf -e "luser_relay = $l" 'recipient_delimiter = +'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com zoe+ext; sleep 1; echo "$l: $(log to= | tail -n 1)"; done; log warning; ls /tmp/lost*
  ]: ID: to=<bob@example.com>, orig_to=<zoe>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  X-Original-To: zoe
  Delivered-To: zoe@example.com
  $user@example.net: ]: ID: to=<zoe@example.net>, orig_to=<zoe+ext>, relay=mx.example.net[198.51.100.25]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)
  $local+x@example.com: ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  carol+$user: ]: ID: to=<carol+zoe@example.com>, orig_to=<zoe+ext>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  /tmp/lost: ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  |cat >> /tmp/lostpipe: ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $recipient: ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  nosuchuser: ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: warning: alias database loop for zoe+ext+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x+x
  ls: cannot access '/tmp/lost*': No such file or directory
  [2]
  $ postconf -X luser_relay; postconf -e 'mailbox_transport_maps = inline:{alice=discard:}' 'mailbox_command_maps = inline:{{bob=cat >> /tmp/bobmail}}'; postfix reload; sleep 1; for u in alice bob carol; do echo x | sendmail -f alice@example.com $u; done; sleep 1; log to= | tail -n 3 | sort; ls -l /tmp/bobmail | cut -d' ' -f1,3,4
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=2.0.0, status=sent (mail.example.com)
  ]: ID: to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=2.0.0, status=sent (delivered to command: cat >> /tmp/bobmail)
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  -rw------- bob bob
  $ postconf -e 'mailbox_command = /bin/sh -c "exit 75"'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com carol; sleep 1; log to=.carol | tail -n 1; postconf -e 'mailbox_command = /bin/echo "$SENDER $RECIPIENT $USER $EXTENSION $LOCAL $DOMAIN $HOME $SHELL $LOGNAME $CLIENT_ADDRESS $ORIGINAL_RECIPIENT" > /tmp/env'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com carol+box; sleep 1; cat /tmp/env; log to=.carol | tail -n 1; postconf -e 'mailbox_command = /nosuch/command -a' ; postfix reload; sleep 1; echo x | sendmail -f alice@example.com carol; sleep 1; log to=.carol | tail -n 1; postconf -e 'mailbox_transport = lmtp:unix:private/nosuch'; postfix reload; sleep 1; echo x | sendmail -f alice@example.com carol; sleep 1; log to=.carol | tail -n 1
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=local, dsn=4.3.0, status=deferred (temporary failure)
  alice@example.com carol+box@example.com carol box carol+box example.com /home/carol /bin/bash carol  carol+box
  ]: ID: to=<carol+box@example.com>, orig_to=<carol+box>, relay=local, dsn=2.0.0, status=sent (delivered to command: /bin/echo "$SENDER $RECIPIENT $USER $EXTENSION $LOCAL $DOMAIN $HOME $SHELL $LOGNAME $CLIENT_ADDRESS $ORIGINAL_RECIPIENT" > /tmp/env)
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=local, dsn=4.3.0, status=deferred (temporary failure. Command output: local: fatal: execvp /nosuch/command: No such file or directory )
  ]: ID: to=<carol@example.com>, orig_to=<carol>, relay=none, dsn=4.4.1, status=deferred (connect to mail.example.com[private/nosuch]: No such file or directory)
