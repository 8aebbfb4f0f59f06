postconf -e 'relayhost = [192.0.2.99]' 'smtp_connect_timeout = 2s'
postfix start
dovecot
for name in ${first} ${second} third; do
  printf 'Subject: %s\n\nPlease read.\n' $name | sendmail -f ${user}@example.com $name@example.net
done
sleep 6
