# fails: certificate
# diagnosis: no-tls-yet
postconf -e 'smtp_tls_cert_file = /root/tls/mail.crt' 'smtp_tls_key_file = /root/tls/mail.key' \
  'smtp_tls_security_level = may'
postfix reload
