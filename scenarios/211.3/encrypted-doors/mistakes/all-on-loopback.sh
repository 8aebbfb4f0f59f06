# fails: outside
# diagnosis: encrypted-ports-lost
echo 'listen = 127.0.0.1' > /etc/dovecot/conf.d/99-doors.conf
doveadm stop
sleep 1
dovecot
