postconf -e 'inet_interfaces = all'
postfix stop
postfix start
