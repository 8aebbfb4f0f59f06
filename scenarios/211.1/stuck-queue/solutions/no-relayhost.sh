postconf -X relayhost
postfix reload
sleep 1
postqueue -f
sleep 3
