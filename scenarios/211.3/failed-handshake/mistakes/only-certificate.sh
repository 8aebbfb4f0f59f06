# fails: starttls
# diagnosis: text-instead-of-file
sed -i 's|^ssl_cert = /etc|ssl_cert = </etc|' /etc/dovecot/conf.d/90-office.conf
doveadm reload
