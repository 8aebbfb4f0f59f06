openssl ec -in /root/tls/mail.key.enc -passin pass:dromedary -out /etc/ssl/private/mail.key 2>/dev/null
chmod 600 /etc/ssl/private/mail.key
cp /root/tls/mail.crt /etc/ssl/certs/mail.pem
postconf -e 'smtpd_tls_cert_file = /etc/ssl/certs/mail.pem' 'smtpd_tls_key_file = /etc/ssl/private/mail.key' \
  'smtpd_use_tls = yes'
postfix stop
postfix start
