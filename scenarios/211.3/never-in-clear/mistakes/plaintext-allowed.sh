# fails: clear-text
# diagnosis: passwords-in-clear
echo 'disable_plaintext_auth = no' >> /etc/dovecot/conf.d/99-quick-fix.conf
doveadm reload
