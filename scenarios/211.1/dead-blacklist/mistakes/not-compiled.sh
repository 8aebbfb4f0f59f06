# fails: partner
# diagnosis: table-not-compiled
echo '198.51.100.40 OK' > /etc/postfix/partners
postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_client_access hash:/etc/postfix/partners, reject_rbl_client rbl.example'
postfix reload
