sed -i 's/^smtpd_recipient_restriction /smtpd_recipient_restrictions /; /^Intel_protocol/d; /^inet_protocols/d
  s/^mynetworks = .*/mynetworks = 127.0.0.0\/8, ${lan}.0\/24/' /etc/postfix/main.cf
echo 'inet_protocols = ipv4' >> /etc/postfix/main.cf
postfix stop
postfix start
