# fails: local
# diagnosis: loopback-lost
postconf -e 'inet_interfaces = 192.0.2.10'
postfix stop
postfix start
