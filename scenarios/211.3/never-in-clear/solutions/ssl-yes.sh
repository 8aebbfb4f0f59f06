rm /etc/dovecot/conf.d/99-quick-fix.conf
doveadm reload
