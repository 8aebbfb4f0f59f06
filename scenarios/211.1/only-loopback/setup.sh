postconf -e 'inet_interfaces = loopback-only'
postfix start
dovecot
