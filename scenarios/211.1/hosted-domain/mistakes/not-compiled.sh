# fails: info
# diagnosis: not-compiled
printf 'info@${domain} ${user}\nsales@${domain} ${user}, ${other}\n' > /etc/postfix/virtual
postconf -e 'virtual_alias_domains = ${domain}' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
