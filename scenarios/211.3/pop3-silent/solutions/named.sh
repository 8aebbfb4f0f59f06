sed -i 's/^protocols = imap$/protocols = imap pop3 lmtp/' /etc/dovecot/dovecot.conf
doveadm reload
