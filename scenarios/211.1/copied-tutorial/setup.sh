postconf -X smtpd_relay_restrictions mynetworks
lan=$(echo ${lan} | sed 's/0/۰/g; s/1/۱/g; s/2/۲/g; s/3/۳/g; s/5/۵/g; s/6/۶/g; s/7/۷/g; s/8/۸/g')
cat >> /etc/postfix/main.cf <<EOF

# from a tutorial
mynetworks = 127.0.0.0/8, $lan.۰/۲۴
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_recipient_restriction = permit_mynetworks, reject_unauth_destination, reject_rbl_client rbl.example
Intel_protocol = ipv4
EOF
postfix start 2>/dev/null
dovecot
