# fails: junk
# diagnosis: only-the-default
mkdir -p /etc/dovecot/sieve
printf 'require ["fileinto", "mailbox"];\nif header :is "X-Spam-Flag" "YES" { fileinto :create "Junk"; }\n' > /etc/dovecot/sieve/junk.sieve
sievec /etc/dovecot/sieve/junk.sieve
printf 'plugin {\n  sieve_default = /etc/dovecot/sieve/junk.sieve\n}\n' > /etc/dovecot/conf.d/99-junk.conf
doveadm reload
