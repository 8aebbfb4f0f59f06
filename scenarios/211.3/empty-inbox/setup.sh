postconf -e 'home_mailbox = Maildir/'
postfix start
dovecot
for i in 1 2 3; do
  printf 'Subject: ${word} %s\n\nHello.\n' $i | sendmail -f dave@example.net ${user}
  sleep 1
done
sleep 1
