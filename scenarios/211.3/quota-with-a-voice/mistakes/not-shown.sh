# fails: shown
# diagnosis: not-shown
cat > /etc/dovecot/conf.d/99-quota.conf <<'EOF'
mail_plugins = $mail_plugins quota
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
}
EOF
doveadm reload
