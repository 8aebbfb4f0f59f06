# fails: found
# diagnosis: thrown-away-at-the-door
sed -i '/^${lost}/d' /etc/postfix/transport
postmap /etc/postfix/transport
postfix reload
