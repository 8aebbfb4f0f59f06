echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/conf.d/99-local.conf
doveadm reload
