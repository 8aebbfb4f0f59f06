# One file: first the key, then the certificate.
cat /root/tls/mail.key /root/tls/mail.crt > /etc/postfix/mail.pem
chmod 600 /etc/postfix/mail.pem
postconf -e 'smtpd_tls_chain_files = /etc/postfix/mail.pem' 'smtpd_tls_security_level = may'
postfix reload
