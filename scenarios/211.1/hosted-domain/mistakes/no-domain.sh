# fails: sales
# diagnosis: domain-unknown
printf 'info@${domain} ${user}\nsales@${domain} ${user}, ${other}\n' > /etc/postfix/virtual
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
