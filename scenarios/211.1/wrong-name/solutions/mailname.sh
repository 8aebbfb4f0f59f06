echo example.com > /etc/mailname
postconf -e 'myhostname = mail.example.com' 'myorigin = /etc/mailname'
postfix reload
