# fails: open-relay
# diagnosis: everything-relayed
echo '${domain} relay:[gateway.isp.example]' > /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e 'mynetworks = 0.0.0.0/0' 'transport_maps = hash:/etc/postfix/transport'
postfix reload
