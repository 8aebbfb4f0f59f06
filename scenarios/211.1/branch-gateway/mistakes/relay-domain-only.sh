# fails: forward
# diagnosis: circle
postconf -e 'relay_domains = ${domain}'
postfix reload
