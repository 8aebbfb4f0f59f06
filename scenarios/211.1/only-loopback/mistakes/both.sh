# fails: open-relay
# diagnosis: relays-for-all
postconf -e 'mynetworks = 127.0.0.0/8 0.0.0.0/0' 'inet_interfaces = all'
postfix stop
postfix start
