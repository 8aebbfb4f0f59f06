# fails: sales
# diagnosis: second-line-lost
printf 'info@${domain} ${user}\nsales@${domain} ${user}\nsales@${domain} ${other}\n' > /etc/postfix/virtual
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_domains = ${domain}' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
