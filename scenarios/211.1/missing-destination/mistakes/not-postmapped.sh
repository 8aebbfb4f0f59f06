# fails: second-domain
# The table has no .db yet.
echo '@example.edu @example.com' > /etc/postfix/virtual
postconf -e 'virtual_alias_domains = example.edu' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
