# fails: open-relay
# diagnosis: everybody-relays
postconf -e "mydestination = $(postconf -h mydestination), ${domain}" 'mynetworks = 0.0.0.0/0'
postfix stop
postfix start
