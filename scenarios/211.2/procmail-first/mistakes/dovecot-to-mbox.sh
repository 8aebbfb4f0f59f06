# fails: old
# diagnosis: old-letters-hidden
rm /etc/dovecot/conf.d/95-office.conf
doveadm reload
