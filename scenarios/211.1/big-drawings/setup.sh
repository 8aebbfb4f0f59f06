postconf -e 'message_size_limit = 1000000' 'mailbox_size_limit = 2000000'
postfix start
dovecot
