# fails: found
# diagnosis: compiled-table-old
sed -i '/^${lost}/d' /etc/postfix/recipients /etc/postfix/transport
postfix reload
