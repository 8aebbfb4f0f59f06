# fails: outside
# diagnosis: port-still-open
echo 'ssl = required' > /etc/dovecot/conf.d/99-doors.conf
doveadm reload
