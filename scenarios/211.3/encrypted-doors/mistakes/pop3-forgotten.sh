# fails: outside
# diagnosis: port-still-open
cat > /etc/dovecot/conf.d/99-doors.conf <<'EOF'
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
  }
}
EOF
doveadm reload
