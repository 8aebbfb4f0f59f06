# fails: second-domain
# A parameter that the running daemons do not read again by themselves.
echo '@example.edu @example.com' > /etc/postfix/virtual
postconf -e 'virtual_alias_domains = example.edu' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
