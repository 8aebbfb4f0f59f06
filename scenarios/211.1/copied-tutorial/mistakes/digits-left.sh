# fails: lan
# diagnosis: digits
postconf -X smtpd_recipient_restriction Intel_protocol
postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client rbl.example' \
  'inet_protocols = ipv4'
postfix stop
postfix start
