# fails: forward
# diagnosis: recipients-refused
printf '${one} x\n${two} x\n' > /etc/postfix/relay_recipients
postmap /etc/postfix/relay_recipients
postconf -e 'relay_domains = ${domain}' 'relay_recipient_maps = hash:/etc/postfix/relay_recipients' \
  'relay_transport = relay:[gateway.isp.example]'
postfix reload
