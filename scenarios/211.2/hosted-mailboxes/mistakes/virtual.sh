# fails: delivered
# diagnosis: virtual-writes-itself
printf '${first}@${domain} ${domain}/${first}/mbox\n${second}@${domain} ${domain}/${second}/mbox\n' > /etc/postfix/vmailbox
postmap /etc/postfix/vmailbox
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_mailbox_maps = hash:/etc/postfix/vmailbox' \
  'virtual_mailbox_base = /var/vmail' 'virtual_uid_maps = static:5000' 'virtual_gid_maps = static:5000'
postfix reload
