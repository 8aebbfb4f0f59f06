# fails: pop3
# diagnosis: no-tls
cat >> /etc/dovecot/conf.d/99-quick-fix.conf <<'EOF'
service imap-login {
  inet_listener imaps {
    port = 993
  }
}
EOF
doveadm reload
