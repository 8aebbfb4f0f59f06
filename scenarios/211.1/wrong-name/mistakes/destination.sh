# fails: reply
# diagnosis: no-longer-ours
postconf -e 'myhostname = mail.example.com' 'myorigin = example.com' 'mydestination = $myhostname, localhost'
postfix reload
