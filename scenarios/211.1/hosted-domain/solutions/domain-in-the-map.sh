cat > /etc/postfix/virtual <<'EOF'
${domain}        anything
info@${domain}   ${user}
sales@${domain}  ${user}, ${other}
EOF
postmap /etc/postfix/virtual
postconf -e 'virtual_alias_maps = hash:/etc/postfix/virtual'
postfix reload
