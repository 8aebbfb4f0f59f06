printf '${one}@${domain} x\n${two}@${domain} x\n' > /etc/postfix/relay_recipients
postconf -e 'relay_domains = ${domain}' 'relay_recipient_maps = texthash:/etc/postfix/relay_recipients' \
  'relay_transport = relay:[gateway.isp.example]'
postfix reload
