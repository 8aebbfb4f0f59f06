printf '${one}@${domain} x\n${two}@${domain} x\n' > /etc/postfix/relay_recipients
echo '${domain} relay:[gateway.isp.example]' > /etc/postfix/transport
postmap /etc/postfix/relay_recipients /etc/postfix/transport
postconf -e 'relay_domains = ${domain}' 'relay_recipient_maps = hash:/etc/postfix/relay_recipients' \
  'transport_maps = hash:/etc/postfix/transport'
postfix reload
