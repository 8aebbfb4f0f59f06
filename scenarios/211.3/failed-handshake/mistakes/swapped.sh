# fails: imaps
# diagnosis: swapped
cat > /etc/dovecot/conf.d/90-office.conf <<'EOF'
ssl_cert = </etc/dovecot/tls/mail.key
ssl_key = </etc/dovecot/tls/mail.crt
EOF
doveadm reload
