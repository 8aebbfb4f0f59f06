sed -i 's|^mail_location = .*|mail_location = maildir:%h/Maildir|' /etc/dovecot/conf.d/10-mail.conf
doveadm stop
sleep 1
dovecot
