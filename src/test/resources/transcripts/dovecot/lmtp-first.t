# objective: 211.3
# level: 2
# title: LMTP from Postfix
A socket in Postfix's spool, mailbox_transport, and the log.

  $ doveconf -n service/lmtp; printf 'auth_username_format = %%Ln\nmail_location = maildir:~/Maildir\nservice lmtp {\n  unix_listener /var/spool/postfix/private/dovecot-lmtp {\n    mode = 0600\n    user = postfix\n    group = postfix\n  }\n}\n' > /etc/dovecot/local.conf
  $ postconf -e 'mailbox_transport = lmtp:unix:private/dovecot-lmtp'; systemctl start dovecot postfix; sleep 1; ls -l /var/spool/postfix/private/dovecot-lmtp | cut -d' ' -f1-4
  srw------- 1 postfix postfix
  $ echo hello | mail -s 'by lmtp' alice; sleep 1; doveadm fetch -u alice 'hdr.subject hdr.delivered-to hdr.return-path' all
  hdr.subject: by lmtp
  hdr.delivered-to: alice@example.com
  hdr.return-path: <root@example.com>
  $ doveadm fetch -u alice hdr.received all | head -4 | sed 's/id [^ ]*/id X/; s/; .*/; DATE/' | grep -v '^$'
  hdr.received: from mail.example.com
  	by mail.example.com with LMTP
  	id X
  	(envelope-from <root@example.com>)
  $ grep -o 'postfix/lmtp.*status=.*' /var/log/mail.log | sed 's/.*relay=/relay=/; s/delay.*dsn/dsn/; s/ <[^>]*> [^ ]* Saved/ <alice> ID Saved/'
  relay=mail.example.com[private/dovecot-lmtp], dsn=2.0.0, status=sent (250 2.0.0 <alice> ID Saved)
  $ grep -o 'lmtp(.*' /var/log/mail.log | sed 's/([0-9]*)/(N)/; s/<[0-9]*><[^>]*>//; s/msgid=[^:]*/msgid=ID/'
  lmtp(N): Connect from local
  lmtp(alice): msgid=ID: saved mail to INBOX
  lmtp(N): Disconnect from local: Logged out (state=READY)
  $ echo x | mail -s nobody dave@example.com; sleep 2; grep -o 'to=<dave.*' /var/log/mail.log | sed 's/delay.*dsn/dsn/'
  to=<dave@example.com>, relay=mail.example.com[private/dovecot-lmtp], dsn=5.1.1, status=bounced (host mail.example.com[private/dovecot-lmtp] said: 550 5.1.1 <dave@example.com> User doesn't exist: dave@example.com (in reply to RCPT TO command))
  $ printf 'LHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<alice@example.com>\r\nRCPT TO:<bob@example.com>\r\nRCPT TO:<zoe@example.com>\r\nDATA\r\nSubject: by hand\r\n\r\nhi\r\n.\r\nQUIT\r\n' | (cat; sleep 1) | nc -U /var/spool/postfix/private/dovecot-lmtp | sed 's/<[^>]*> [^ ]* Saved/<X> ID Saved/; s/ [^ ]* Saved/ ID Saved/'
  220 mail.example.com Dovecot (Debian) ready.
  250-mail.example.com
  250-8BITMIME
  250-CHUNKING
  250-ENHANCEDSTATUSCODES
  250-PIPELINING
  250 STARTTLS
  250 2.1.0 OK
  250 2.1.5 OK
  250 2.1.5 OK
  550 5.1.1 <zoe@example.com> User doesn't exist: zoe@example.com
  354 OK
  250 2.0.0 <X> ID Saved
  250 2.0.0 <X> ID Saved
  221 2.0.0 Bye
  $ printf 'LHLO\r\nMAIL\r\nMAIL FROM:<>\r\nMAIL FROM:<>\r\nRCPT TO:alice\r\nDATA\r\nRCPT TO:<>\r\nNOOP\r\nVRFY alice\r\nRSET\r\nFROB\r\nHELO x\r\nQUIT\r\n' | (cat; sleep 1) | nc -U /var/run/dovecot/lmtp
  220 mail.example.com Dovecot (Debian) ready.
  501 Missing hostname
  501 5.5.4 Invalid parameters
  250 2.1.0 OK
  503 5.5.0 MAIL already given
  501 5.5.4 Invalid TO: Missing '<' at beginning of path
  503 5.5.0 No valid recipients
  501 5.5.4 Invalid TO: Null path not allowed
  250 2.0.0 OK
  252 2.3.3 Try RCPT instead
  250 2.0.0 OK
  500 5.5.1 Unknown command
  500 5.5.1 Unknown command
  221 2.0.0 Bye
  $ doveadm mailbox status -u bob messages INBOX; grep -c 'saved mail to INBOX' /var/log/mail.log
  INBOX messages=1
  3
  $ doveadm stop; sleep 0.5; echo late | mail -s late alice; sleep 1; mailq | grep -o '(connect.*'
  (connect to mail.example.com[private/dovecot-lmtp]: Connection refused)
