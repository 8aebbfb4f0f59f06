# fails: first-domain
postconf -e 'mydestination = example.edu'
postfix reload
