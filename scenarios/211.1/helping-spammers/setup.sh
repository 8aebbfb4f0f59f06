postconf -e 'mynetworks = 0.0.0.0/0' 'smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination'
postfix start
dovecot
