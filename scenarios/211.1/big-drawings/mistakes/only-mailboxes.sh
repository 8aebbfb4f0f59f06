# fails: big
# diagnosis: still-too-small
postconf -e 'mailbox_size_limit = 0'
postfix reload
