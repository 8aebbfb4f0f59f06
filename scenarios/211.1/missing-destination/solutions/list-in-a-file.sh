printf 'mail.example.com\nexample.com\nlocalhost.example.com\nlocalhost\nexample.edu\n' > /etc/postfix/destinations
postconf -e 'mydestination = /etc/postfix/destinations'
postfix stop
postfix start
