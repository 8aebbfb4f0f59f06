# objective: 211.2
# level: 3
# title: EXITCODE, HOST and TRAP behind Postfix
A recipe that bounces, one that defers, a trap that is run at the end, and what the sender is told.

  $ postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start 2>/dev/null; rc() { printf "$1" > /home/alice/.procmailrc; chown alice: /home/alice/.procmailrc; echo x | mail -r bob@example.com -s "${2-hello}" alice; sleep 2; grep -o 'dsn=.*status=.*' /var/log/mail.log | grep -v 'delivered to mailbox\|bounce' | tail -1; }
  $ rc ':0\n* ^Subject:.*spam\n{\n  EXITCODE=77\n  HOST\n}\n' spam; grep -o 'status=.*' /var/log/mail.log; sleep 1; grep -A3 'host mail' /var/mail/bob | head; ls /var/mail
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  status=bounced (permission denied)
  status=sent (delivered to command: /usr/bin/procmail)
  This is the mail system at host mail.example.com.
  
  I'm sorry to have to inform you that your message could not
  be delivered to one or more recipients. It's attached below.
  alice
  bob
  $ rc 'EXITCODE=67\n:0\n/dev/null\n' x; rc 'EXITCODE=75\nHOST=gone\n'; mailq | grep -c alice; rc 'HOST=mail.example.com\nLOG="still here\n"\n'; rc 'HOST=mail\n'
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=4.3.0, status=deferred (temporary failure)
  1
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  $ rc 'TRAP="echo done with $LASTFOLDER >> $HOME/trap"\n'; cat /home/alice/trap; rc 'TRAP="exit 75"\nEXITCODE=""\n'; rc 'TRAP="exit 75"\n'
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  done with
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  $ rc ':0 w\n| echo "no such luck"; exit 67\n'; rc ':0 W\n| cat > /dev/null; exit 75\nEXITCODE=$?\nHOST\n'; rc ':0\n| exit 67\n'
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=4.3.0, status=deferred (temporary failure)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  $ rc 'EXITCODE=67\nLOG="You are not welcome here\n"\nHOST\n'; grep -c 'not welcome' /var/mail/bob; rc ':0\n* ^From:.*bob\n{ EXITCODE=0 HOST }\n:0\n/dev/null\n'; rc 'EXITCODE=256\n'; rc 'EXITCODE=-5\n'; rc 'EXITCODE=abc\n'
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  2
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
  dsn=2.0.0, status=sent (delivered to command: /usr/bin/procmail)
