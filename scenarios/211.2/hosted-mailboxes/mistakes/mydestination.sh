# fails: delivered
# diagnosis: local-domain
postconf -e "mydestination = $(postconf -h mydestination), ${domain}" 'virtual_transport = lmtp:unix:private/dovecot-lmtp'
postfix reload
