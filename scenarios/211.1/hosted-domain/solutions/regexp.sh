# No compiler needed.
cat > /etc/postfix/virtual.re <<'EOF'
/^info@${domain}$/   ${user}@example.com
/^sales@${domain}$/  ${user}@example.com, ${other}@example.com
EOF
postconf -e 'virtual_alias_domains = ${domain}' 'virtual_alias_maps = regexp:/etc/postfix/virtual.re'
postfix reload
