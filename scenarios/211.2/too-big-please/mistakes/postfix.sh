# fails: others
# diagnosis: hits-all
postconf -e 'message_size_limit = 512000'
postfix reload
