postconf -e "mydestination = $(postconf -h mydestination), example.edu"
postfix reload
