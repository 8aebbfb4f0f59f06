# fails: sender
# diagnosis: host-in-the-address
postconf -e 'myhostname = mail.example.com'
postfix reload
