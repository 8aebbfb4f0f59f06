# fails: new
# diagnosis: procmail-delivers
postconf -e 'home_mailbox = Maildir/'
postfix stop
postfix start
