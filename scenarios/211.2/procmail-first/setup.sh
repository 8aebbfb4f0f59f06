postconf -e 'home_mailbox = Maildir/'
echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/conf.d/95-office.conf
postfix start
dovecot
printf 'Subject: from before\n\nHello.\n' | sendmail -f dave@example.net ${user}
sleep 2
postconf -e 'mailbox_command = procmail -a "$EXTENSION"'
postfix reload
