# fails: send
# diagnosis: auth-not-offered
cat >> /etc/postfix/master.cf <<'EOF'
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=private/auth
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
EOF
postfix reload
