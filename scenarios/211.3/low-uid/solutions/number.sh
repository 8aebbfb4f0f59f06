# usermod takes the home and the mailbox in /var/mail along.
usermod -u 1200 ${user}
postfix reload
doveadm reload
