cat > /etc/postfix/virtual <<'EOF'
info@${domain}   ${user}@example.com
sales@${domain}  ${user}@example.com, ${other}@example.com
EOF
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_domains = ${domain}' 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
