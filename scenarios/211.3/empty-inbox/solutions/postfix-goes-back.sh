# Delivery returns to the mbox that Dovecot reads, and the letters are brought over.
postconf -X home_mailbox
postfix reload
for user in alice bob carol; do
  if [ -d /home/$user/Maildir ]; then
    doveadm import -u $user maildir:/home/$user/Maildir '' ALL
  fi
done
doveadm -f tab mailbox list -u ${user} | grep -q . || exit 1
