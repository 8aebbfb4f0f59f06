# fails: junk
# diagnosis: not-reached
mkdir -p /etc/dovecot/sieve
printf 'require ["fileinto", "mailbox"];\nif header :is "X-Spam-Flag" "YES" { fileinto :create "Junk"; stop; }\n' > /etc/dovecot/sieve/junk.sieve
sievec /etc/dovecot/sieve/junk.sieve
printf 'plugin {\n  sieve_before = /etc/dovecot/sieve/junk.sieve\n}\n' > /etc/dovecot/conf.d/99-junk.conf
