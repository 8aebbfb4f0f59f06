# The same by a transport table, a text table of users, and the count backend.
printf '${first}@${domain} x\n${second}@${domain} x\n' > /etc/postfix/vmailbox
echo '${domain} lmtp:unix:private/dovecot-lmtp' > /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_mailbox_maps = texthash:/etc/postfix/vmailbox' \
  'transport_maps = hash:/etc/postfix/transport'
mkdir -p /etc/dovecot/before.d
echo 'require "fileinto"; if header :contains "X-Spam-Flag" "YES" { fileinto "Junk"; stop; }' > /etc/dovecot/before.d/junk.sieve
sievec /etc/dovecot/before.d
cat > /etc/dovecot/conf.d/99-limits.conf <<'EOF'
mail_plugins = $mail_plugins quota
protocol lmtp {
  mail_plugins = $mail_plugins quota sieve
}
lda_mailbox_autocreate = yes
plugin {
  quota = count:User quota
  quota_vsizes = yes
  quota_rule = *:storage=1M
  sieve_before = /etc/dovecot/before.d
}
EOF
doveadm stop
sleep 1
dovecot
postfix stop
postfix start
