postfix start
printf 'Subject: welcome back\n\nHello.\n' | sendmail -f dave@example.net ${user}
sleep 1
usermod -u 200 ${user}
postfix reload
dovecot
