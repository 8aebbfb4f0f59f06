printf '${first}@${domain} x\n${second}@${domain} x\n' > /etc/postfix/vmailbox
postmap /etc/postfix/vmailbox
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_mailbox_maps = hash:/etc/postfix/vmailbox' \
  'virtual_transport = lmtp:unix:private/dovecot-lmtp'
mkdir -p /etc/dovecot/sieve
cat > /etc/dovecot/sieve/junk.sieve <<'EOF'
require ["fileinto", "mailbox"];
if header :is "X-Spam-Flag" "YES" { fileinto :create "Junk"; stop; }
EOF
sievec /etc/dovecot/sieve/junk.sieve
cat > /etc/dovecot/conf.d/99-limits.conf <<'EOF'
protocol lmtp {
  mail_plugins = $mail_plugins quota sieve
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
  sieve_before = /etc/dovecot/sieve/junk.sieve
}
EOF
doveadm reload
postfix reload
