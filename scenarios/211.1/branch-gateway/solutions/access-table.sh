# The recipients are permitted one by one, and the rest of the domain is refused.
cat > /etc/postfix/branch <<'EOF'
${one}@${domain}  OK
${two}@${domain}  OK
${domain}         550 5.1.1 No such user at the branch
EOF
postmap /etc/postfix/branch
echo '${domain} smtp:[198.51.100.25]' > /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e 'relay_domains = ${domain}' 'transport_maps = hash:/etc/postfix/transport' \
  'smtpd_recipient_restrictions = reject_unauth_destination, check_recipient_access hash:/etc/postfix/branch'
postfix reload
