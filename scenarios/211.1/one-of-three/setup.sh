postconf -e "mydestination = $(postconf -h mydestination), ${lost}, ${second}" \
  'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_recipient_access hash:/etc/postfix/recipients' \
  'transport_maps = hash:/etc/postfix/transport'
cat > /etc/postfix/recipients <<'EOF'
# swallow what spammers send to the trap
trap@example.com  DISCARD spam trap
# during the move of March
${lost}  DISCARD moved
${second}  OK
EOF
cat > /etc/postfix/transport <<'EOF'
# local, whatever happens
example.com  local:
${second}  local:
# during the move of March
${lost}  discard:moved
EOF
postmap /etc/postfix/recipients /etc/postfix/transport
postfix start
dovecot
