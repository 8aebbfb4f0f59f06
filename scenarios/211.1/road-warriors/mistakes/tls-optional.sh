# fails: no-clear-passwords
# diagnosis: password-in-clear
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
cat >> /etc/postfix/master.cf <<'EOF'
submission inet n - y - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sasl_type=dovecot
  -o smtpd_sasl_path=private/auth
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
EOF
postfix reload
