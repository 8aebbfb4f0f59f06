# fails: tools
# diagnosis: tools-broken
echo 'mail_plugins = $mail_plugins sieve' > /etc/dovecot/conf.d/99-sieve.conf
doveadm reload
