# fails: forward
# diagnosis: made-local
echo '${domain} relay:[gateway.isp.example]' > /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e "mydestination = $(postconf -h mydestination), ${domain}" 'transport_maps = hash:/etc/postfix/transport'
postfix reload
