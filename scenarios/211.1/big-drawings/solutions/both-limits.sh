postconf -e 'message_size_limit = 6291456' 'mailbox_size_limit = 200000000'
postfix stop
postfix start
