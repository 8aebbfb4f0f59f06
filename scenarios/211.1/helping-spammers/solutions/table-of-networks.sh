printf '127.0.0.0/8 yes\n::1/128 yes\n${lan}.0/24 yes\n' > /etc/postfix/networks
postconf -e 'mynetworks = cidr:/etc/postfix/networks' \
  'smtpd_relay_restrictions = permit_mynetworks, permit_auth_destination, reject'
postfix reload
