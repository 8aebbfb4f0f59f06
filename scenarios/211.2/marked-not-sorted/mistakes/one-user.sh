# fails: newcomers
# diagnosis: one-by-one
for user in alice bob carol; do
  touch /home/$user/.dovecot.sieve
  { echo 'require ["fileinto", "mailbox"];'
    echo 'if header :is "X-Spam-Flag" "YES" { fileinto :create "Junk"; stop; }'
    grep -v require /home/$user/.dovecot.sieve; } > /tmp/script
  cat /tmp/script > /home/$user/.dovecot.sieve
  chown $user: /home/$user/.dovecot.sieve
done
