# fails: key-secret
# diagnosis: key-exposed
chmod 644 /etc/dovecot/tls/mail.key
sed -i 's|= /etc|= </etc|' /etc/dovecot/conf.d/90-office.conf
doveadm reload
