# smtpd sees the whole disk, so the path can be absolute.
cat > /etc/dovecot/conf.d/99-submission.conf <<'EOF'
service auth {
  unix_listener auth-client {
    mode = 0660
    group = postfix
  }
}
EOF
doveadm reload
cat >> /etc/postfix/master.cf <<'EOF'
submission inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=/var/run/dovecot/auth-client
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
EOF
postfix reload
