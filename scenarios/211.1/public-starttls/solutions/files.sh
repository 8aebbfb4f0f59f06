postconf -e 'smtpd_tls_cert_file = /root/tls/mail.crt' 'smtpd_tls_key_file = /root/tls/mail.key' \
  'smtpd_tls_security_level = may'
postfix reload
