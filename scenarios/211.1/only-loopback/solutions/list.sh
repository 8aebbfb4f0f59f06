postconf -e 'inet_interfaces = 192.0.2.10, 127.0.0.1'
postfix stop
postfix start
