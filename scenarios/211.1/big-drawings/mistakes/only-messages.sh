# fails: big
# diagnosis: mailbox-smaller
postconf -e 'message_size_limit = 5000000'
postfix reload
