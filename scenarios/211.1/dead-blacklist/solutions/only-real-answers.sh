# Lists that are alive answer 127.0.0.2 and above; the dead one could stay.
echo '198.51.100.40 OK' > /etc/postfix/partners
postmap /etc/postfix/partners
postconf -e 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_client_access hash:/etc/postfix/partners, reject_rbl_client ${dead}=127.0.0.[2..11], reject_rbl_client rbl.example'
postfix reload
