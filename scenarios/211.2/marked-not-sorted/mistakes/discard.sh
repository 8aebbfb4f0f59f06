# fails: junk
# diagnosis: thrown-away
mkdir -p /etc/dovecot/sieve
echo 'if header :is "X-Spam-Flag" "YES" { discard; stop; }' > /etc/dovecot/sieve/junk.sieve
sievec /etc/dovecot/sieve/junk.sieve
printf 'plugin {\n  sieve_before = /etc/dovecot/sieve/junk.sieve\n}\n' > /etc/dovecot/conf.d/99-junk.conf
doveadm reload
