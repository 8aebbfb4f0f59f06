# fails: huge
# diagnosis: no-limit
postconf -e 'message_size_limit = 0' 'mailbox_size_limit = 0'
postfix reload
