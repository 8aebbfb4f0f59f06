# fails: old
# diagnosis: wrong-place
echo 'mail_location = mbox:~/Maildir' > /etc/dovecot/conf.d/99-local.conf
doveadm reload
