cat > /etc/dovecot/conf.d/99-quota.conf <<'EOF'
protocol imap {
  mail_plugins = $mail_plugins quota imap_quota
}
protocol lmtp {
  mail_plugins = $mail_plugins quota
}
plugin {
  quota = count:User quota
  quota_vsizes = yes
  quota_rule = *:storage=1024
  quota_grace = 0
}
EOF
cat >> /etc/dovecot/conf.d/99-quota.conf <<'EOF'
mail_plugins = $mail_plugins quota
EOF
doveadm stop
sleep 1
dovecot
