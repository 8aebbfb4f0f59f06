# Only the trap is left; local is the transport of mydestination anyway.
echo 'trap@example.com DISCARD spam trap' > /etc/postfix/trap
postmap /etc/postfix/trap
postconf -X transport_maps
postconf -e 'smtpd_recipient_restrictions = check_recipient_access hash:/etc/postfix/trap'
postfix reload
