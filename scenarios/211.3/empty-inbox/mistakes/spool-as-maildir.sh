# fails: old
# diagnosis: wrong-place
echo 'mail_location = maildir:/var/mail/%u' > /etc/dovecot/conf.d/99-local.conf
doveadm reload
