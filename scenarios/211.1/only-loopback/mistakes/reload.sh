# fails: reachable
# diagnosis: only-reloaded
postconf -e 'inet_interfaces = all'
postfix reload
