cat > /etc/dovecot/conf.d/99-doors.conf <<'EOF'
ssl = required
service imap-login {
  inet_listener imap {
    address = 127.0.0.1, ::1
  }
}
service pop3-login {
  inet_listener pop3 {
    address = 127.0.0.1
  }
}
EOF
doveadm stop
sleep 1
dovecot
