# fails: strangers
# diagnosis: still-open
postconf -e 'smtpd_relay_restrictions = permit_mynetworks reject_unauth_destination'
postfix reload
