echo 'protocols = $protocols pop3' >> /etc/dovecot/dovecot.conf
doveadm reload
