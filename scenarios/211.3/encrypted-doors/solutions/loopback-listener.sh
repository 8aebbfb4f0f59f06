cat > /etc/dovecot/conf.d/99-doors.conf <<'EOF'
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
  }
}
service pop3-login {
  inet_listener pop3 {
    port = 0
  }
}
EOF
doveadm reload
