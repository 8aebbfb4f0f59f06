# fails: limit
# diagnosis: delivery-does-not-count
cat > /etc/dovecot/conf.d/99-quota.conf <<'EOF'
protocol imap {
  mail_plugins = $mail_plugins quota imap_quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
}
EOF
doveadm reload
