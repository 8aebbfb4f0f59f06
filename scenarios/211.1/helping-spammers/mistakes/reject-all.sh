# fails: inbound
# diagnosis: inbound-dead
postconf -e 'mynetworks = 127.0.0.0/8 ${lan}.0/24' \
  'smtpd_relay_restrictions = permit_mynetworks reject_unauth_destination' \
  'smtpd_recipient_restrictions = permit_mynetworks reject'
postfix reload
