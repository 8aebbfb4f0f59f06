# objective: 211.1
# level: 2
# title: Mail takes a detour

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ cat >> /etc/postfix/master.cf <<'X'
  > scan unix - - n - 2 smtp
  >   -o smtp_send_xforward_command=yes
  >   -o disable_dns_lookups=yes
  > 127.0.0.1:10026 inet n - n - - smtpd
  >   -o content_filter=
  >   -o receive_override_options=no_unknown_recipient_checks,no_header_body_checks,no_address_mappings
  >   -o smtpd_authorized_xforward_hosts=127.0.0.0/8
  > X
  $ postconf -e 'content_filter = scan:127.0.0.1:10026'; postfix start; sleep 1; echo x | sendmail -f dave@example.net alice; sleep 1; log -e to= -e from= -e client= | sort
  ]: ID: client=localhost[127.0.0.1]
  ]: ID: from=<dave@example.net>, size=N, nrcpt=1 (queue active)
  ]: ID: from=<dave@example.net>, size=N, nrcpt=1 (queue active)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=127.0.0.1[127.0.0.1]:10026, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 009CB189)
  ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: uid=0 from=<dave@example.net>
  $ postconf -e 'content_filter = scan:127.0.0.1:10025'; postfix reload; sleep 1; echo x | sendmail -f dave@example.net alice; sleep 1; log -e to= | tail -n 1; mailq | grep '('; postconf -e 'content_filter ='; postfix reload; sleep 1; postqueue -f; sleep 1; log to= | tail -n 1; postsuper -r ALL; sleep 2; log to= | tail -n 1; mailq | tail -n 1
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:10025: Connection refused)
                     (connect to 127.0.0.1[127.0.0.1]:10025: Connection refused)
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:10025: Connection refused)
  postsuper: Requeued: 1 message
  ]: ID: to=<alice@example.com>, orig_to=<alice>, relay=none, dsn=4.4.1, status=deferred (connect to 127.0.0.1[127.0.0.1]:10025: Connection refused)
  -- 0 Kbytes in 1 Request.
  $ cat >> /etc/postfix/master.cf <<'X'
  > upper unix - n n - - pipe
  >   flags=Rq user=bob null_sender= argv=/usr/local/bin/upper -f ${sender} -- ${recipient}
  > X
  > printf '#!/bin/sh\ntr a-z A-Z | /usr/sbin/sendmail -G -i "$@"\n' > /usr/local/bin/upper; chmod +x /usr/local/bin/upper; postconf -P 'pickup/unix/content_filter=' 'smtp/inet/content_filter=upper:dummy'; postfix reload; sleep 1; swaks --server localhost --from dave@example.net --to alice@example.com --header 'Subject: loud' --body 'shout this' --silent 3; sleep 1; log -e to= | tail -n 2; grep -i -A3 shout /var/mail/alice
  ]: ID: to=<alice@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  ]: ID: to=<alice@example.com>, relay=upper, dsn=2.0.0, status=sent (delivered via upper service)
  SHOUT THIS
