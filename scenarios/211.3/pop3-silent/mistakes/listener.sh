# fails: pop3s
# diagnosis: protocol-missing
cat > /etc/dovecot/conf.d/99-local.conf <<'EOF'
service pop3-login {
  inet_listener pop3 {
    port = 110
  }
  inet_listener pop3s {
    port = 995
    ssl = yes
  }
}
EOF
doveadm stop
sleep 1
dovecot
