# fails: limit
# diagnosis: no-quota
cat > /etc/dovecot/conf.d/99-quota.conf <<'EOF'
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
}
EOF
doveadm reload
