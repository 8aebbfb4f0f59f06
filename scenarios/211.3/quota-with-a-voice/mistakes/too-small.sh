# fails: others
# diagnosis: too-small
cat > /etc/dovecot/conf.d/99-quota.conf <<'EOF'
mail_plugins = $mail_plugins quota
protocol imap {
  mail_plugins = $mail_plugins imap_quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1
}
EOF
doveadm reload
