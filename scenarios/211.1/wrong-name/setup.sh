postconf -X myorigin
postconf -e 'myhostname = ${name}' 'mydestination = $myhostname, example.com, localhost'
postfix start
dovecot
