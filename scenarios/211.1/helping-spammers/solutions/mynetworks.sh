postconf -e 'mynetworks = 127.0.0.0/8 [::1]/128 ${lan}.0/24' \
  'smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated reject_unauth_destination'
postfix reload
