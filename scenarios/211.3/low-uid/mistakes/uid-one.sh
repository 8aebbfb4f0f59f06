# fails: system-accounts
# diagnosis: everybody-in
echo 'first_valid_uid = 1' > /etc/dovecot/conf.d/99-local.conf
doveadm reload
