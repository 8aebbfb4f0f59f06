postconf -e 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination' \
  'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client ${dead}, reject_rbl_client rbl.example'
postfix start
dovecot
