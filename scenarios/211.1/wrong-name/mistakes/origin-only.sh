# fails: helo
# diagnosis: helo-forgotten
postconf -e 'myorigin = example.com'
postfix reload
