# fails: big
# diagnosis: silently-gone
echo 'if size :over 500K { discard; }' > /home/${user}/.dovecot.sieve
chown ${user}: /home/${user}/.dovecot.sieve
