# fails: clear-text
# diagnosis: clear-text-allowed
echo 'disable_plaintext_auth = no' > /etc/dovecot/conf.d/99-local.conf
sed -i '/^protocols = imap$/d' /etc/dovecot/dovecot.conf
doveadm reload
