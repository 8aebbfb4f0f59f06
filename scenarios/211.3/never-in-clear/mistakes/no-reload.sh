# fails: imap
# diagnosis: not-reloaded
rm /etc/dovecot/conf.d/99-quick-fix.conf
