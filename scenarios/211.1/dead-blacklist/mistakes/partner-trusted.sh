# fails: no-relay
# diagnosis: partner-relays
postconf -e 'mynetworks = 127.0.0.0/8 198.51.100.40/32' \
  'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client rbl.example'
postfix reload
