# objective: 211.3
# level: 2
# title: dovecot-lda in mailbox_command
Autocreate, extensions, a full log.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT" -m "$EXTENSION"' 'recipient_delimiter = +'; systemctl start dovecot postfix; sleep 1
  $ echo x | mail -s plain alice; sleep 1; echo x | mail -s ext alice+Work; sleep 1; doveadm fetch -u alice 'mailbox hdr.subject' all
  mailbox: INBOX
  hdr.subject: plain
  
  mailbox: INBOX
  hdr.subject: ext
  $ printf 'lda_mailbox_autocreate = yes\nlda_mailbox_autosubscribe = yes\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; echo x | mail -s ext2 alice+Work; sleep 1; doveadm fetch -u alice "mailbox hdr.subject" mailbox work all; doveadm mailbox list -s -u alice
  mailbox: work
  hdr.subject: ext2
  work
  $ grep -o 'lda(alice).*' /var/log/mail.log | sed 's/<[0-9]*><[^>]*>//; s/msgid=[^:]*/msgid=ID/'
  lda(alice): msgid=ID: saved mail to INBOX
  lda(alice): msgid=ID: save failed to open mailbox work: Mailbox doesn't exist: work
  lda(alice): msgid=ID: saved mail to INBOX
  lda(alice): msgid=ID: saved mail to work
  $ grep -o 'status=.*' /var/log/mail.log
  status=sent (delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT" -m "$EXTENSION")
  status=sent (delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT" -m "$EXTENSION")
  status=sent (delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT" -m "$EXTENSION")
  $ doveadm fetch -u alice 'hdr.return-path hdr.delivered-to hdr.x-original-to' mailbox work 1
  hdr.return-path: <root@example.com>
  hdr.delivered-to: alice+Work@example.com
  hdr.x-original-to: alice+Work
  $ printf 'Subject: p\n\nx\n' > /tmp/m; /usr/lib/dovecot/dovecot-lda -d alice -p /tmp/m -m Lists/x; echo $?; /usr/lib/dovecot/dovecot-lda -d alice -p /nonexistent; echo $?
  0
  75
  $ printf 'Subject: o\n\nx\n' | /usr/lib/dovecot/dovecot-lda -d alice -o mail_location=maildir:/tmp/alice; echo $?; ls /tmp/alice | wc -l
  0
  10
  $ printf 'lda_mailbox_autocreate = maybe\n' > /etc/dovecot/local.conf; printf 'Subject: x\n\nx\n' | /usr/lib/dovecot/dovecot-lda -d alice; echo $?
  0
  $ echo x | mail -s broken alice; sleep 1; grep -o 'status=.*' /var/log/mail.log | tail -1
  status=deferred (temporary failure. Command output: doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 1: Invalid boolean value: maybe (use yes or no) )
  $ printf 'mail_location = maildir:~/Maildir\ndeliver_log_format = from=%%f subject=%%s size=%%p: %%$\nprotocol lda {\n  postmaster_address = pm@example.com\n}\n' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; printf 'From: bob@example.com\nSubject: fmt\n\nx\n' | /usr/lib/dovecot/dovecot-lda -d alice; sleep 0.5; tail -1 /var/log/mail.log | sed 's/.*lda(alice)<[^>]*><[^>]*>//'
  : from=bob@example.com subject=fmt size=38: saved mail to INBOX
