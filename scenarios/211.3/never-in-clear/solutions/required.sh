echo 'ssl = required' > /etc/dovecot/conf.d/99-quick-fix.conf
doveadm stop
sleep 1
dovecot
