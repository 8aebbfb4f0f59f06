echo '${office}@example.com ${user}@example.com' > /etc/postfix/virtual
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
