# fails: clear-text
# diagnosis: everywhere-is-home
echo 'login_trusted_networks = 0.0.0.0/0' >> /etc/dovecot/conf.d/99-quick-fix.conf
doveadm reload
