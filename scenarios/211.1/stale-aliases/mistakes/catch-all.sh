# fails: strangers
# diagnosis: everything-caught
newaliases
postconf -e 'luser_relay = ${user}' 'local_recipient_maps ='
postfix reload
