# fails: send
# diagnosis: no-password-checker
cat >> /etc/postfix/master.cf <<'EOF'
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=/var/run/dovecot/auth-client
EOF
postfix reload
