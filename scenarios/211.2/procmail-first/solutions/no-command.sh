postconf -X mailbox_command
postfix reload
