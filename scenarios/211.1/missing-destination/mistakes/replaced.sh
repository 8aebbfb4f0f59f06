# fails: first-domain
# diagnosis: list-replaced
postconf -e 'mydestination = ${domain}'
postfix reload
