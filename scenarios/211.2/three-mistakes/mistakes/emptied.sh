# fails: list
# diagnosis: script-gone
: > /home/${user}/.dovecot.sieve
