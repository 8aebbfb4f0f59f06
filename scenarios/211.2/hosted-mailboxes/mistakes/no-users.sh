# fails: unknown
# diagnosis: anybody-accepted
postconf -e 'virtual_mailbox_domains = ${domain}' 'virtual_transport = lmtp:unix:private/dovecot-lmtp'
postfix reload
