# fails: any-rule
# diagnosis: not-reloaded
cat > /etc/dovecot/conf.d/99-sieve.conf <<'EOF'
protocol lmtp {
  mail_plugins = $mail_plugins sieve
}
EOF
