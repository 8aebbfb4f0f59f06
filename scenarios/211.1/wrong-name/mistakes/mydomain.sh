# fails: sender
# diagnosis: mydomain-only
postconf -e 'mydomain = example.com'
postfix reload
