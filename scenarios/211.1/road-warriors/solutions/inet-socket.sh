cat > /etc/dovecot/conf.d/99-submission.conf <<'EOF'
service auth {
  inet_listener {
    address = 127.0.0.1
    port = 12345
  }
}
EOF
doveadm stop
sleep 1
dovecot
postconf -e 'smtpd_sasl_type = dovecot' 'smtpd_sasl_path = inet:127.0.0.1:12345' 'smtpd_tls_auth_only = yes'
cat >> /etc/postfix/master.cf <<'EOF'
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
EOF
postfix reload
