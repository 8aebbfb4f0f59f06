# fails: imap
# diagnosis: imap-lost
echo 'protocols = pop3' >> /etc/dovecot/dovecot.conf
doveadm reload
