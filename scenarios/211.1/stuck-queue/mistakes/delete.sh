# fails: old-mail
# diagnosis: thrown-away
postconf -X relayhost
postsuper -d ALL
postfix reload
