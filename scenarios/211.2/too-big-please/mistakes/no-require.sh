# fails: big
# diagnosis: not-compiling
echo 'if size :over 500K { reject "too big"; }' > /home/${user}/.dovecot.sieve
chown ${user}: /home/${user}/.dovecot.sieve
