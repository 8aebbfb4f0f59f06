sed -i '/^${lost}/d' /etc/postfix/recipients /etc/postfix/transport
postmap /etc/postfix/recipients /etc/postfix/transport
postfix reload
