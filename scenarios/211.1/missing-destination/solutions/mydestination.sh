postconf -e "mydestination = $(postconf -h mydestination), ${domain}"
postfix reload
