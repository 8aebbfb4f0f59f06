# fails: limit
# diagnosis: postfix-limit
postconf -e 'mailbox_size_limit = 1000000' 'message_size_limit = 1000000'
postfix reload
