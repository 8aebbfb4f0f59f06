postconf -X inet_interfaces
postfix stop
postfix start
