postconf -e 'message_size_limit = 5000000' 'mailbox_size_limit = 0'
postfix reload
