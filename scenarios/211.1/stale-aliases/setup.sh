newaliases
postfix start
dovecot
cat >> /etc/aliases <<'EOF'
root: ${other}
${role}: ${user}
EOF
touch -d '1 hour' /etc/aliases
