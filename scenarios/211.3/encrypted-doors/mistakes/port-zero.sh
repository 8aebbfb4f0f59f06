# fails: webmail
# diagnosis: webmail-dead
cat > /etc/dovecot/conf.d/99-doors.conf <<'EOF'
service imap-login {
  inet_listener imap {
    port = 0
  }
}
service pop3-login {
  inet_listener pop3 {
    port = 0
  }
}
EOF
doveadm reload
