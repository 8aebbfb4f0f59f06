# fails: open-relay
postconf -e "mydestination = $(postconf -h mydestination), example.edu" 'mynetworks = 0.0.0.0/0'
postfix stop
postfix start
