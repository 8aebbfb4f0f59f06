# fails: own-rule
# diagnosis: wrong-protocol
cat > /etc/dovecot/conf.d/99-sieve.conf <<'EOF'
protocol imap {
  mail_plugins = $mail_plugins sieve
}
EOF
doveadm reload
