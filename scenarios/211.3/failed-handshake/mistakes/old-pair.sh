# fails: imaps
# diagnosis: not-the-office
rm /etc/dovecot/conf.d/90-office.conf
doveadm reload
