printf 'mail.example.com\nexample.com\nlocalhost.example.com\nlocalhost\n${domain}\n' > /etc/postfix/destinations
postconf -e 'mydestination = /etc/postfix/destinations'
postfix stop
postfix start
