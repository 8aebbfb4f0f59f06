postconf -e 'myhostname = mail.example.com' 'myorigin = $mydomain'
postfix stop
postfix start
