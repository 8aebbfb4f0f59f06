echo '@${domain} @example.com' > /etc/postfix/virtual
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_domains = ${domain}' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
