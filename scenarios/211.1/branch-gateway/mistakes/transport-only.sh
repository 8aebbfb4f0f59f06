# fails: forward
# diagnosis: not-permitted
echo '${domain} relay:[gateway.isp.example]' > /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e 'transport_maps = hash:/etc/postfix/transport'
postfix reload
