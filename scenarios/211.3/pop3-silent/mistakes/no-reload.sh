# fails: pop3
# diagnosis: not-reloaded
sed -i 's/^protocols = imap$/protocols = imap pop3/' /etc/dovecot/dovecot.conf
