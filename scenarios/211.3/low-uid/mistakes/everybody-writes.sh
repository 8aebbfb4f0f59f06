# fails: private
# diagnosis: mailbox-opened
echo 'first_valid_uid = 200' > /etc/dovecot/conf.d/99-local.conf
chmod 777 /var/mail/${user}
doveadm reload
