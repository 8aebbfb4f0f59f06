# fails: found
# diagnosis: class-changed
postconf -e 'mydestination = $myhostname, example.com, localhost.example.com, localhost, ${second}' \
  'virtual_alias_domains = ${lost}'
sed -i '/^${lost}/d' /etc/postfix/recipients /etc/postfix/transport
postmap /etc/postfix/recipients /etc/postfix/transport
postfix reload
