# fails: imaps
# diagnosis: tls-given-up
echo 'ssl = no' >> /etc/dovecot/conf.d/90-office.conf
doveadm reload
