# fails: ipv4
# diagnosis: still-both
postconf -X smtpd_recipient_restriction Intel_protocol
postconf -e 'mynetworks = 127.0.0.0/8 ${lan}.0/24' \
  'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client rbl.example' \
  'inet_protocols = ipv4'
postfix reload
