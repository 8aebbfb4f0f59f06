postconf -e 'relayhost ='
postfix reload
postsuper -r ALL
sleep 2
postqueue -f
sleep 3
