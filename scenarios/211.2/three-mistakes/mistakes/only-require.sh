# fails: boss
# diagnosis: still-errors
sed -i '1i require ["fileinto"];' /home/${user}/.dovecot.sieve
