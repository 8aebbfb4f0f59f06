postconf -e 'smtpd_client_restrictions = permit_mynetworks, check_client_access inline:{198.51.100.40=OK}, reject_rbl_client rbl.example' \
  'smtpd_recipient_restrictions ='
postfix reload
