# The same by a table that the cleanup daemon reads, for any domain of this host.
printf '%s\n' '${role} ${user}' 'root ${other}' > /etc/postfix/virtual
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
