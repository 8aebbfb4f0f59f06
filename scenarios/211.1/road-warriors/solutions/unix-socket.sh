cat > /etc/dovecot/conf.d/99-submission.conf <<'EOF'
service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
EOF
doveadm reload
postconf -M 'submission/inet=submission inet n - y - - smtpd'
postconf -P 'submission/inet/smtpd_tls_security_level=encrypt' 'submission/inet/smtpd_sasl_auth_enable=yes' \
  'submission/inet/smtpd_sasl_type=dovecot' 'submission/inet/smtpd_sasl_path=private/auth' \
  'submission/inet/smtpd_relay_restrictions=permit_sasl_authenticated,reject' \
  'submission/inet/smtpd_recipient_restrictions='
postfix reload
