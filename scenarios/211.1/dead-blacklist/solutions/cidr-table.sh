echo '198.51.100.40 OK' > /etc/postfix/partners
postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_client_access cidr:/etc/postfix/partners, reject_rbl_client rbl.example'
postfix reload
