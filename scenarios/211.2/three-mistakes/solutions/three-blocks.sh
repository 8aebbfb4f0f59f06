sed -i '1i require ["fileinto"];' /home/${user}/.dovecot.sieve
sed -i 's/^else if/if/; s/^elsif/if/; s/"Lists";/"Lists"; stop;/; s/"Boss";/"Boss"; stop;/; s/discard$/discard; stop;/' \
  /home/${user}/.dovecot.sieve
