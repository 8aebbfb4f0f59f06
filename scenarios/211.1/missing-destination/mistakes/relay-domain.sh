# fails: second-domain
# diagnosis: relays-to-itself
postconf -e 'relay_domains = ${domain}'
postfix reload
