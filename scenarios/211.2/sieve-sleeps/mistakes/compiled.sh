# fails: own-rule
# diagnosis: nobody-asks
su ${user} -c 'sievec /home/${user}/.dovecot.sieve'
doveadm reload
