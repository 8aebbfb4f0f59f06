# fails: second-domain
postconf -e 'relay_domains = example.edu'
postfix reload
