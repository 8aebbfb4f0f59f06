# fails: found
# diagnosis: second-hole
sed -i '/^${lost}/d' /etc/postfix/recipients
postmap /etc/postfix/recipients
postfix reload
