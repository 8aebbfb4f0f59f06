# fails: open-relay
# diagnosis: relays-for-all
postconf -e 'mynetworks = 0.0.0.0/0'
postfix reload
