sed -i '/^protocols = imap$/d' /etc/dovecot/dovecot.conf
doveadm stop
sleep 1
dovecot
