echo 'ssl = no' > /etc/dovecot/conf.d/99-quick-fix.conf
postfix start
dovecot
