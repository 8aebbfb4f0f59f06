sed -i 's|= /etc|= </etc|' /etc/dovecot/conf.d/90-office.conf
doveadm reload
