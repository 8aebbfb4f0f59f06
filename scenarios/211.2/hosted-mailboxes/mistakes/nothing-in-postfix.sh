# fails: delivered
# diagnosis: not-ours
postconf -e 'virtual_transport = lmtp:unix:private/dovecot-lmtp'
postfix reload
