# objective: 211.1
# level: 3
# title: A transport of one's own with pipe(8)
  $ cat > /usr/local/bin/keep <<'EOF'
  > #!/bin/sh
  > { echo "args: $*"; echo "user: $(id -un)"; cat; } >> /tmp/kept
  > exit ${KEEP:-0}
  > EOF
  $ chmod +x /usr/local/bin/keep; cat >> /etc/postfix/master.cf <<'EOF'
  > keep unix - n n - - pipe
  >   flags=DRhu user=bob argv=/usr/local/bin/keep ${sender} ${recipient} ${user} ${extension} ${domain} ${nexthop} ${size} ${queue_id}
  > EOF
  $ postconf -e 'transport_maps = inline:{example.org=keep:there}'; postfix start; sleep 1; echo hi | mail -s pipe Dave+Box@Example.org; sleep 1; sed 's/[0-9A-F]\{7,\}/ID/' /tmp/kept | grep -v -e ^Date -e 'id ' -e ^Message-Id; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  args: root@example.com dave+box@example.org dave box example.org there 383 ID
  user: bob
  Return-Path: <root@example.com>
  Delivered-To: Dave+Box@Example.org
  To: Dave+Box@Example.org
  Subject: pipe
  MIME-Version: 1.0
  Content-Type: text/plain; charset="UTF-8"
  Content-Transfer-Encoding: 8bit
  From: root <root@example.com>
  
  hi
  to=<Dave+Box@Example.org>, relay=keep, dsn=2.0.0, status=sent (delivered via keep service)
  $ sed -i 's/user=bob/user=root/' /etc/postfix/master.cf; postfix reload; sleep 1; echo hi | mail -s pipe dave@example.org; sleep 2; grep -e fatal -e 'warning' /var/log/mail.log | grep -o ']: .*' | sed 's/pid [0-9]*/pid N/'
  ]: fatal: user= command-line attribute specifies root privileges
  ]: warning: private/keep socket: malformed response
  ]: warning: process /usr/lib/postfix/sbin/pipe pid N exit status 1
  ]: warning: /usr/lib/postfix/sbin/pipe: bad command startup -- throttling
  $ sed -i 's/user=root/user=nosuchuser/' /etc/postfix/master.cf; postfix stop; postfix start; sleep 1; postqueue -f; sleep 2; grep -e fatal /var/log/mail.log | grep -o ']: .*' | tail -n 1
  ]: fatal: get_service_attr: unknown username: nosuchuser
  $ sed -i 's/user=nosuchuser/user=bob:mail/; s/exit .*/exit 67/' /etc/postfix/master.cf /usr/local/bin/keep; postfix stop; postfix start; sleep 1; postqueue -f; sleep 2; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 2
  to=<dave@example.org>, relay=keep, dsn=5.1.1, status=bounced (user unknown)
  to=<root@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  $ printf '#!/bin/sh\necho "5.2.2 mailbox is full"\nexit 77\n' > /usr/local/bin/keep; echo hi | mail -s pipe dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1; rm /usr/local/bin/keep;  echo hi | mail -s pipe dave@example.org; sleep 1; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 1
  to=<dave@example.org>, relay=keep, dsn=5.2.2, status=bounced (mailbox is full )
  to=<dave@example.org>, relay=keep, dsn=4.3.0, status=deferred (temporary failure. Command output: pipe: fatal: pipe_command: execvp /usr/local/bin/keep: No such file or directory )
