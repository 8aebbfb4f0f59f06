# fails: role
# diagnosis: wrong-compiler
postmap /etc/aliases
