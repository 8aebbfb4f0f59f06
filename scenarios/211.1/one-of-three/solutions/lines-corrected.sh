sed -i 's/^${lost} .*/${lost} OK/' /etc/postfix/recipients
sed -i 's/^${lost} .*/${lost} local:/' /etc/postfix/transport
postmap hash:/etc/postfix/recipients
postmap hash:/etc/postfix/transport
postfix stop
postfix start
