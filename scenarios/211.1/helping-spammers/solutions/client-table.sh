echo '${lan}.0/24 OK' > /etc/postfix/office
postconf -X mynetworks
postconf -e 'mynetworks_style = host' \
  'smtpd_relay_restrictions = permit_mynetworks, check_client_access cidr:/etc/postfix/office, reject_unauth_destination'
postfix stop
postfix start
