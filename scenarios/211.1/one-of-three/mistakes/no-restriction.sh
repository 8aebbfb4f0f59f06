# fails: trap
# diagnosis: trap-opened
postconf -X smtpd_recipient_restrictions transport_maps
postfix reload
