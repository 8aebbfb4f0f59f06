# objective: 211.2
# level: 2
# title: who is delivered by procmail
mailbox_command, mailbox_command_maps, mailbox_transport and ~/.forward beside it; the environment that procmail sees.

  $ postconf -e 'mailbox_command = /usr/bin/procmail -a "$EXTENSION" DEFAULT=$HOME/box'; postfix start 2>/dev/null; echo x | mail -s one alice; sleep 2; ls /home/alice; grep -o 'status=.*' /var/log/mail.log
  box
  status=sent (delivered to command: /usr/bin/procmail -a "$EXTENSION" DEFAULT=$HOME/box)
  $ printf 'LOG="$LOGNAME $HOME $SHELL $# [$1] $USER $PATH $SENDER $RECIPIENT $EXTENSION $DOMAIN\n"\nLOGFILE=$HOME/log\n' > /home/bob/.procmailrc; sed -i '1{h;d};$G' /home/bob/.procmailrc; cat /home/bob/.procmailrc; chown bob: /home/bob/.procmailrc; echo x | mail -s env bob; sleep 2; head -1 /home/bob/log
  "
  LOGFILE=$HOME/log
  LOG="$LOGNAME $HOME $SHELL $# [$1] $USER $PATH $SENDER $RECIPIENT $EXTENSION $DOMAIN
  procmail: Unexpected EOL
  $ postconf -e 'mailbox_command = /usr/bin/procmail -p -t' 'recipient_delimiter = +'; postfix reload 2>/dev/null; sleep 2; rm /home/bob/log; echo x | mail -r carol@example.com -s env bob+news; sleep 2; head -1 /home/bob/log
  procmail: Unexpected EOL
  $ printf 'carol /usr/bin/procmail DEFAULT=$HOME/special\n' > /etc/postfix/commands; postconf -e 'mailbox_command_maps = hash:/etc/postfix/commands' 'mailbox_command ='; postmap /etc/postfix/commands; postfix reload 2>/dev/null; sleep 2; echo x | mail -s two carol; echo x | mail -s two alice; sleep 2; ls /home/carol /var/mail; grep -o 'to=.*@example.com>\|status=.*' /var/log/mail.log | tail -2
  /home/carol:
  special
  
  /var/mail:
  alice
  bob
  carol
  to=<carol@example.com>
  status=sent (delivered to command: /usr/bin/procmail DEFAULT=$HOME/special)
  $ postconf -X mailbox_command_maps; postconf -e 'mailbox_command = /usr/bin/procmail -d $USER'; postfix reload 2>/dev/null; sleep 2; echo x | mail -s three alice; sleep 2; grep -o 'status=.*' /var/log/mail.log | tail -1; grep '^Subject' /var/mail/alice
  status=sent (delivered to command: /usr/bin/procmail -d $USER)
  Subject: two
  Subject: three
  $ postconf -e 'mailbox_command = /usr/bin/procmail -d $LOGNAME'; echo 'root: alice' >> /etc/aliases; newaliases; postfix reload 2>/dev/null; sleep 2; echo x | mail -s 'for root' root; sleep 2; grep '^Subject' /var/mail/alice; grep -o 'status=.*' /var/log/mail.log | tail -1
  Subject: two
  Subject: three
  Subject: for root
  status=sent (delivered to command: /usr/bin/procmail -d $LOGNAME)
  $ printf 'EXITCODE=99\nHOST=nothere\n' > /home/carol/.procmailrc; chown carol: /home/carol/.procmailrc; echo x | mail -s four carol; sleep 2; grep -o 'status=.*' /var/log/mail.log | grep -v sent
  status=bounced (Command died with status 99: "/usr/bin/procmail -d $LOGNAME")
  $ for c in 64 65 67 69 70 71 73 74 75 77 78 1 0; do printf "EXITCODE=$c\nHOST\n" > /home/carol/.procmailrc; echo x | mail -r '<>' -s code carol; sleep 1; echo $c $(grep -o 'dsn=.*status=.*' /var/log/mail.log | tail -1); done
  64 dsn=5.3.0, status=bounced (command line usage error)
  65 dsn=5.6.0, status=bounced (data format error)
  67 dsn=5.1.1, status=bounced (user unknown)
  69 dsn=5.3.0, status=bounced (service unavailable)
  70 dsn=5.3.0, status=bounced (internal software error)
  71 dsn=4.3.0, status=deferred (system resource problem)
  73 dsn=5.2.0, status=bounced (can't create user output file)
  74 dsn=5.3.0, status=bounced (input/output error)
  75 dsn=4.3.0, status=deferred (temporary failure)
  77 dsn=5.7.0, status=bounced (permission denied)
  78 dsn=5.3.5, status=bounced (local configuration error)
  1 dsn=5.3.0, status=bounced (Command died with status 1: "/usr/bin/procmail -d $LOGNAME")
  0 dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail -d $LOGNAME)
