# fails: quota
# diagnosis: no-limit
printf '${first}@${domain} x\n${second}@${domain} x\n' > /etc/postfix/vmailbox
postmap /etc/postfix/vmailbox
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_mailbox_maps = hash:/etc/postfix/vmailbox' \
  'virtual_transport = lmtp:unix:private/dovecot-lmtp'
printf 'plugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=1M\n}\n' > /etc/dovecot/conf.d/99-limits.conf
doveadm reload
postfix reload
