# relayhost stays; a table that is asked before it knows better.
echo '* smtp:[gateway.isp.example]' > /etc/postfix/transport
printf 'example.com :\nmail.example.com :\nlocalhost :\nlocalhost.example.com :\n' >> /etc/postfix/transport
postmap /etc/postfix/transport
postconf -e 'transport_maps = hash:/etc/postfix/transport' 'relayhost = [gateway.isp.example]'
postfix reload
sleep 1
postqueue -f
sleep 3
