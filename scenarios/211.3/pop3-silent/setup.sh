echo 'protocols = imap' >> /etc/dovecot/dovecot.conf
postfix start
dovecot
