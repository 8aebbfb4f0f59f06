# fails: lan
# diagnosis: lan-cut-off
postconf -e 'mynetworks = 127.0.0.0/8' \
  'smtpd_relay_restrictions = permit_mynetworks reject_unauth_destination'
postfix reload
