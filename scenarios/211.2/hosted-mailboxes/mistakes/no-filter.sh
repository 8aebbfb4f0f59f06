# fails: junk
# diagnosis: filter-missing
printf '${first}@${domain} x\n${second}@${domain} x\n' > /etc/postfix/vmailbox
postmap /etc/postfix/vmailbox
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_mailbox_maps = hash:/etc/postfix/vmailbox' \
  'virtual_transport = lmtp:unix:private/dovecot-lmtp'
cat > /etc/dovecot/conf.d/99-limits.conf <<'EOF'
mail_plugins = $mail_plugins quota
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
}
EOF
doveadm reload
postfix reload
