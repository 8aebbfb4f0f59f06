# objective: 211.2
# level: 3
# title: procmail and Dovecot's delivery agent
dovecot-lda as the end of a recipe: into a folder, with Sieve behind it; the exit status handed on.

  $ echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf; printf 'protocol lda {\n  mail_plugins = sieve\n}\n' >> /etc/dovecot/local.conf; dovecot; postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null
  $ cat > /home/alice/.procmailrc <<'E'
  > DELIVER="/usr/lib/dovecot/dovecot-lda"
  > LOGFILE=$HOME/procmail.log
  > 
  > :0 w
  > * ^Subject:.*work
  > | $DELIVER -m Work
  > 
  > :0 w
  > | $DELIVER
  > EXITCODE=$?
  > HOST
  > E
  $ chown alice: /home/alice/.procmailrc; echo x | mail -s 'work to do' alice; echo x | mail -s 'play' alice; sleep 2; doveadm mailbox status -u alice messages '*' | sort; grep -v '^From\|stats' /home/alice/procmail.log | sed 's/[\t ]*[0-9]*$//'
  INBOX messages=2
   Subject: work to do
    Folder: /usr/lib/dovecot/dovecot-lda -m Work
   Subject: play
    Folder: /usr/lib/dovecot/dovecot-lda
  $ doveadm mailbox create -u alice Work; echo x | mail -s 'more work' alice; sleep 2; doveadm mailbox status -u alice messages '*' | sort; grep -o 'lda.*saved.*' /var/log/mail.log | sed 's/<[^>]*>/<ID>/g'
  INBOX messages=2
  Work messages=1
  lda(alice)<ID><ID>: msgid=<ID>: saved mail to INBOX
  lda(alice)<ID><ID>: msgid=<ID>: saved mail to INBOX
  lda(alice)<ID><ID>: msgid=<ID>: saved mail to Work
  $ printf 'require "fileinto";\nif header :contains "subject" "play" { fileinto "Play"; }\n' > /home/alice/.dovecot.sieve; chown alice: /home/alice/.dovecot.sieve; doveadm mailbox create -u alice Play; echo x | mail -s 'let us play' alice; sleep 2; doveadm mailbox status -u alice messages Play
  Play messages=1
  $ printf ':0 w\n| /usr/lib/dovecot/dovecot-lda -d nosuch\nEXITCODE=$?\nHOST\n' > /home/alice/.procmailrc; echo x | mail -s bad alice; sleep 2; grep -o 'dsn=.*status=.*' /var/log/mail.log | tail -1; mailq | tail -1
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  Mail queue is empty
