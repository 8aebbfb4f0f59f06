postfix start
dovecot
