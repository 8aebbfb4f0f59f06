# fails: listed
# diagnosis: no-list-left
postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination'
postfix reload
