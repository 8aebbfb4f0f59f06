# fails: reachable
# diagnosis: still-loopback
postconf -e 'mynetworks = 127.0.0.0/8 0.0.0.0/0'
postfix stop
postfix start
