# objective: 211.3
# level: 2
# title: who sees a change before the reload
doveconf reads the files, doveadm and the services what was read at the start.

  $ dovecot; sleep 1; echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/local.conf
  $ doveconf mail_location; doveadm user -f mail alice; printf 'Subject: x\n\nx\n' | doveadm save -u alice; ls /home/alice /var/mail
  mail_location = maildir:~/Maildir
  mbox:~/mail:INBOX=/var/mail/alice
  /home/alice:
  mail
  
  /var/mail:
  alice
  $ doveadm reload; sleep 1; doveadm user -f mail alice; printf 'Subject: y\n\ny\n' | doveadm save -u alice; ls /home/alice; doveadm fetch -u alice hdr.subject all
  maildir:~/Maildir
  Maildir
  mail
  hdr.subject: y
  $ doveadm -o mail_location=mbox:/home/alice/mail:INBOX=/var/mail/alice fetch -u alice hdr.subject all
  hdr.subject: x
  $ su alice -c 'doveadm mailbox status messages INBOX'; echo 'auth_verbose = maybe' >> /etc/dovecot/local.conf; doveadm user -f uid alice; doveadm reload; echo $?; sleep 1; grep -o 'master: Error.*' /var/log/mail.log; doveconf -n; doveadm stop; echo $?; dovecot; echo $?
  Error: net_connect_unix(/run/dovecot/stats-writer) failed: Permission denied
  INBOX messages=1
  1000
  0
  master: Error: Error reading configuration: Error in configuration file /etc/dovecot/local.conf line 2: Invalid boolean value: maybe (use yes or no) - Also failed to read config by executing doveconf: /run/dovecot/config is a UNIX socket
  # 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid boolean value: maybe (use yes or no)
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid boolean value: maybe (use yes or no)
  # Pigeonhole version 0.5.19 (4eae2f79)
  0
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid boolean value: maybe (use yes or no)
  doveconf: Error: managesieve-login: dump-capability process returned 89
  doveconf: Fatal: Error in configuration file /etc/dovecot/local.conf line 2: Invalid boolean value: maybe (use yes or no)
  89
