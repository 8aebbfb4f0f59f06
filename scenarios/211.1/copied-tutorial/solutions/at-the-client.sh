sed -i '/^smtpd_recipient_restriction /d; /^Intel_protocol/d; /^mynetworks/d' /etc/postfix/main.cf
postconf -e 'inet_protocols = ipv4' 'mynetworks = 127.0.0.0/8, ${lan}.0/24' \
  'smtpd_client_restrictions = permit_mynetworks, reject_rbl_client rbl.example'
postfix stop
postfix start
