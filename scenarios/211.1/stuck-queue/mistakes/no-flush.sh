# fails: old-mail
# diagnosis: not-tried-again
postconf -X relayhost
postfix reload
