# fails: key-secret
# diagnosis: key-exposed
cp /root/tls/mail.crt /root/tls/mail.key /etc/postfix/
chmod 644 /etc/postfix/mail.key
postconf -e 'smtpd_tls_cert_file = /etc/postfix/mail.crt' 'smtpd_tls_key_file = /etc/postfix/mail.key' \
  'smtpd_tls_security_level = may'
postfix reload
