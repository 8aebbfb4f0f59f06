# fails: reads
# diagnosis: not-reloaded
echo 'first_valid_uid = 200' > /etc/dovecot/conf.d/99-local.conf
