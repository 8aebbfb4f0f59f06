# fails: listed
# diagnosis: wrong-lines-deleted
postconf -X smtpd_recipient_restriction Intel_protocol
postconf -e 'mynetworks = 127.0.0.0/8 ${lan}.0/24'
postfix stop
postfix start
